using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>提意见: a person of a household says on the phone what is wrong with a plan that is disclosed.</summary>
public sealed class RaiseObjection(VillageDb db, UnitOfWork work, ListObjections list, TimeProvider clock)
{
    public async Task<Outcome<ObjectionRow>> Run(Command command, CancellationToken ct)
    {
        var raised = await work.Once<long>(
            $"objection.raise:{command.ShopperId.Value}", command.Key, command,
            async () =>
            {
                var objection = await db.Raise(
                    new(command.PlanId, command.Household, command.Text), ObjectionVoice.OnThePhone(command.ShopperId),
                    clock.GetUtcNow(), ct);
                return objection.Map(one => one.Id);
            },
            ct);
        return raised.Refusal is { } refusal ? refusal : await list.Get(raised.Value, ct);
    }

    public sealed record Command(
        IdempotencyKey Key, ShopperId ShopperId, HouseholdId Household, DividendPlanId PlanId, string Text);
}
