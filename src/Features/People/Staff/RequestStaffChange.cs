using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>Somebody shall act for the village, do something else there, get a new link, or be let in again. It waits
/// for a second person.</summary>
public sealed class RequestStaffChange(VillageDb db, StaffWork work, StaffRoll roll, SeatDesk seats, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "staff.request", command,
        async () =>
        {
            var written = await Write(command, ct);
            if (written.Refusal is { } refusal) return refusal;
            var request = written.Value;
            if (await db.StaffRequests.AnyAsync(one => one.Name == request.Name && one.OpenSlot != null, ct))
                return new StaffAlreadyAsked(request.Name);
            if (!await roll.CanBeAgreedTo(command.By.Id, request.StaffId, ct)) return new StaffNobodyAgrees();
            db.StaffRequests.Add(request);
            await db.SaveChangesAsync(ct);
            work.Concerns(request.Number);
            return new Result(request.Number);
        },
        ct);

    private async Task<Outcome<StaffRequest>> Write(Command command, CancellationToken ct)
    {
        var (by, now, post) = (command.By.Id, clock.GetUtcNow(), new StaffPost(command.Role, command.Seat));
        var number = Numbers.StaffRequest(now);
        if (command.Wish == StaffWish.Appoint)
        {
            var made = StaffRequest.ToAppoint(db.Tenant.Id, command.Name, post, command.Reason, number, by, now);
            if (made.IsRefused) return made;
            var name = made.Value.Name;
            return await db.Staff.AnyAsync(one => one.Name == name, ct) ? new StaffNameInUse(name) : made;
        }

        var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.Id, ct);
        if (staff is null) return new StaffNotFound();
        var held = await seats.PostOf(staff, ct);
        var asked = StaffRequest.About(staff, command.Wish, held, post, command.Reason, number, by, now);
        if (asked.IsRefused || command.Wish != StaffWish.ChangeRole) return asked;
        return await roll.RefuseLast(staff, command.Role, ct) is { } last ? last : asked;
    }

    /// <param name="Id">Of whoever it is about; null for somebody new.</param>
    /// <param name="Name">Of somebody new.</param>
    /// <param name="Role">The one that they shall have, with the seat of a representative.</param>
    /// <param name="Reason">Who decided it.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, StaffWish Wish, StaffId? Id, string? Name, StaffRole Role, Seat? Seat,
        string? Reason) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepStaff;
    }

    /// <param name="Number">Of the request.</param>
    public sealed record Result(string Number);
}

/// <summary>The trail tells people apart by their names.</summary>
public sealed record StaffNameInUse(string Name) : Refusal(
    "staff.name_in_use", $"已经有一位工作人员叫“{Name}”。是同一个人就改他的岗位或重发链接，不是就加上区别，例如“{Name}（二组）”")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
