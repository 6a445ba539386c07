using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Phones;

/// <summary>Says no to a phone, or takes a code back that one handed over oneself: nothing is linked.</summary>
public sealed class DeclinePhoneLink(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "phone.decline", command,
        async () =>
        {
            var link = await db.PhoneLinks.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (link is null) return new PhoneLinkNotFound();
            if (work.RefuseOthers(link.People, command.By, Duty.Review) is { } denied) return denied;
            return link.Decline(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal
                ? refusal
                : new Result(link.Number);
        },
        ct);

    /// <param name="Reason">Why not; only who handed the code over may take it back without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string Number, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;

        string? IStaffAct.Document => Number;
    }

    public sealed record Result(string Number);
}
