using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>Books money that went from the bank to WeChat's operation account, out of which households are paid. Works
/// inside a unit of work.</summary>
public sealed class TopUps(VillageDb db, Books books, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.TopUp];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct) =>
        (await Post(request.Amount, request.Reference, request.EffectiveAt, ct))
            .Map(balance => new PostedByHand(Balance: balance));

    /// <summary>Whether somebody may ask for it now: it can be booked, and nobody asked before.</summary>
    /// <param name="flowNo">WeChat's number of the top-up, as printed on the fund bill.</param>
    /// <param name="arrivedAt">Its Beijing day decides with which bill it matches.</param>
    public async Task<Outcome> CheckRequest(
        Money amount, string flowNo, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        if ((await Check(amount, flowNo, arrivedAt, ct)).Refusal is { } refusal) return refusal;
        return await IsWaiting(flowNo, ct) ? new TopUpAlreadyRequested(flowNo) : Outcome.Done;
    }

    /// <returns>What the operation account holds with it.</returns>
    public async Task<Outcome<Money>> Post(
        Money amount, string flowNo, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        if ((await Check(amount, flowNo, arrivedAt, ct)).Refusal is { } refusal) return refusal;
        var before = await books.Balance(Account.WeChatOperation, ct);
        await books.Post(ToppedUp.Entry(flowNo, amount), arrivedAt, ct);
        return before + amount;
    }

    private async Task<Outcome> Check(Money amount, string flowNo, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        if (amount <= Money.Zero || !ForeignNumber.IsPlain(flowNo)) return new TopUpInvalid();
        if (arrivedAt > clock.GetUtcNow()) return new TopUpNotThereYet();
        if (await books.IsPosted(BusinessKey.ToppedUp(flowNo), ct)) return new TopUpAlreadyRecorded(flowNo);
        return (await books.OwnPeriod(BeijingTime.DayOf(arrivedAt), ct)).WithoutValue();
    }

    private Task<bool> IsWaiting(string flowNo, CancellationToken ct) =>
        db.IsWaiting(PostingKind.TopUp, flowNo, ct);
}
