using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>What keeps an account out of wrong hands works at once, by one person.</summary>
public sealed class TakeOffStaff(
    VillageDb db, StaffWork work, StaffRoll roll, SeatDesk seats, InvitationDesk invitations, RealClock real)
{
    public Task<Outcome<StaffId>> Run(Command command, CancellationToken ct) => work.Once<StaffId>(
        "staff.take_off", command,
        async () =>
        {
            var staff = await db.Staff.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (staff is null) return new StaffNotFound();
            if (staff.Id == command.By.Id) return new StaffNotYourself();
            if (staff.Disable().Refusal is { } refusal) return refusal;
            if (await roll.RefuseLast(staff, becomes: null, ct) is { } last) return last;
            await seats.Rise(staff.Id, ct);
            await invitations.Withdraw(staff.Id, ct);
            await db.EndSessionsOf(staff.Id, SessionEnd.Disabled, real.Now, ct);
            return staff.Id;
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, StaffId Id) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.GuardStaff;

        /// <summary>Somebody at an unattended screen could take the others off.</summary>
        bool IStaffAct.AsksForFactor => true;

        string? IStaffAct.Document => $"{Id.Value}";
    }
}
