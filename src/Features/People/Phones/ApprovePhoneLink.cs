using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Phones;

/// <summary>The second person types the number that the payee's phone shows: the household is paid there from now on.
/// </summary>
public sealed class ApprovePhoneLink(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "phone.approve", command,
        async () =>
        {
            var link = await db.PhoneLinks.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (link is null) return new PhoneLinkNotFound();
            if (await db.HouseholdPeople.AnyAsync(one => one.OpenId != null && one.OpenId == link.OpenId, ct))
                return new PhoneTaken();
            var household = await db.Households.SingleAsync(one => one.Id == link.HouseholdId, ct);
            return link.Approve(household, command.By.Id, command.Typed, clock.GetUtcNow()).Refusal is { } refusal
                ? refusal
                : new Result(link.Number);
        },
        ct);

    /// <param name="Typed">Six digits, as its person reads them from the phone.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, string Number, string? Typed) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;

        string? IStaffAct.Document => Number;
    }

    public sealed record Result(string Number);
}
