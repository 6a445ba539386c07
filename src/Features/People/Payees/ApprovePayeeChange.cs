using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Payees;

/// <summary>The second person has compared it with the paper. It waits from now on, and somebody calls whoever was paid
/// until now.</summary>
public sealed class ApprovePayeeChange(VillageDb db, StaffWork work, TimeProvider clock)
{
    /// <summary>Whose money goes elsewhere soon: they have to hear of it.</summary>
    public const string Alarm = "payout.payee_changing";

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "payee.approve", command,
        async () =>
        {
            var change = await db.PayeeChanges.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (change is null) return new PayeeChangeNotFound();
            var now = clock.GetUtcNow();
            if (change.Approve(command.By.Id, command.Typed, now).Refusal is { } refusal) return refusal;
            var household = await db.Households.SingleAsync(one => one.Id == change.HouseholdId, ct);
            await db.RaiseAlarm(new(Alarm, change.Number, Sentence(change, household)), now, ct);
            return new Result(change.Number, change.EffectiveAt!.Value);
        },
        ct);

    private static string Sentence(PayeeChange change, Household household) =>
        $"农户 {change.Summary}，{BeijingTime.DayOf(change.EffectiveAt!.Value):yyyy-MM-dd} 生效。"
        + $"请照名册给{(household.IsHeld ? "他家里别的人" : "原来的收款人")}打电话说一声；不是他家要改的，到这户的页面上「停下」";

    /// <param name="Typed">The account's number, or the payee's name, copied from the paper.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, string Number, string? Typed) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;

        string? IStaffAct.Document => Number;
    }

    public sealed record Result(string Number, DateTimeOffset EffectiveAt);
}
