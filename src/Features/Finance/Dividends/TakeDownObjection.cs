using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>代记意见: somebody of a household came to the office and has no WeChat; staff write down what they say.
/// </summary>
public sealed class TakeDownObjection(VillageDb db, StaffWork work, ListObjections list, TimeProvider clock)
{
    public async Task<Outcome<ObjectionRow>> Run(Command command, CancellationToken ct)
    {
        var raised = await work.Once<long>(
            "objection.take_down", command,
            async () =>
            {
                if (!await db.Households.AnyAsync(one => one.Id == command.Household, ct))
                    return new HouseholdUnknown();
                var objection = await db.Raise(
                    new(command.PlanId, command.Household, command.Text),
                    ObjectionVoice.AtTheOffice(command.By.Id), clock.GetUtcNow(), ct);
                return objection.Map(one => one.Id);
            },
            ct);
        return raised.Refusal is { } refusal ? refusal : await list.Get(raised.Value, ct);
    }

    public sealed record Command(
        IdempotencyKey Key, StaffActor By, DividendPlanId PlanId, HouseholdId Household, string Text) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => $"{PlanId.Value}";
    }
}
