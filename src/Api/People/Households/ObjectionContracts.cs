using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Platform;

namespace VillageCloud.Api.People.Households;

/// <summary>What my household has against a dividend plan, and what came of it.</summary>
/// <param name="IsTakenDown">Somebody of the village wrote it down for the household.</param>
/// <param name="Answer">Null while nobody has answered.</param>
internal sealed record ObjectionContract(
    long Id, long PlanId, string PeriodTitle, string Text, DateTimeOffset RaisedAt, bool IsTakenDown,
    ObjectionStatus Status, string? Answer, DateTimeOffset? AnsweredAt)
{
    public static ObjectionContract From(ObjectionRow row) => new(
        row.Id, row.PlanId.Value, row.PeriodTitle, row.Text, row.RaisedAt, row.TakenDownBy is not null, row.Status,
        row.AnsweredAt is null ? null : row.Answer, row.AnsweredAt);
}

/// <param name="PlanId">Of the statement's dividend, while the plan is disclosed.</param>
/// <param name="Text">At most 200 characters.</param>
internal sealed record RaiseObjectionRequest(long PlanId, string Text)
{
    public RaiseObjection.Command ToCommand(IdempotencyKey key, ShopperId shopper, HouseholdId household) =>
        new(key, shopper, household, new(PlanId), Text);
}
