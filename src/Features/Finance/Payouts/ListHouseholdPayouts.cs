using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>What is on its way to a household now, or waits to be taken in WeChat, the oldest first: every transfer of
/// a sum of which one is open. What is over stands in the statement of its month. All phones of the household see it,
/// and only the one that it was sent to can take it.</summary>
public sealed class ListHouseholdPayouts(VillageDb db, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<HouseholdPayout>>> Run(Query query, CancellationToken ct)
    {
        if (!await db.Households.AnyAsync(one => one.Id == query.Household, ct)) return new HouseholdUnknown();
        var open = db.Payouts.Where(payout => payout.HouseholdId == query.Household
            && (payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee));
        var payouts = await db.Payouts.AsNoTracking()
            .Where(payout => payout.HouseholdId == query.Household && open.Any(
                part => part.BatchId == payout.BatchId && part.SubmittedAt == payout.SubmittedAt))
            .OrderBy(payout => payout.SubmittedAt).ThenBy(payout => payout.Id).ToListAsync(ct);
        var openId = await db.Shoppers.Where(one => one.Id == query.Shopper).Select(one => one.OpenId)
            .SingleOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        return new Outcome<IReadOnlyList<HouseholdPayout>>(
            [.. payouts.Select(payout => HouseholdPayout.Of(payout, openId, now))]);
    }

    public sealed record Query(HouseholdId Household, ShopperId Shopper);
}

/// <summary>One transfer, as the household sees it.</summary>
/// <param name="Sum">The same for all transfers into which one sum was cut.</param>
/// <param name="PackageInfo">Opens the confirm page in WeChat; null on every phone that couldn't take it there.</param>
/// <param name="MayTake">It waits, and for this phone: whom two people agreed on, whoever is registered meanwhile.
/// </param>
/// <param name="Taker">Masked: who takes it, when it waits for another phone; else null.</param>
/// <param name="IsCancelling">The village takes it back: nobody is to take it any more, and WeChat hasn't decided.
/// </param>
/// <param name="ConfirmBefore">When WeChat takes it back, unless it is taken; null when it doesn't wait.</param>
/// <param name="Left">Until it goes back, by the village's clock; null when it doesn't wait.</param>
public sealed record HouseholdPayout(
    string OutBillNo, string Sum, PayoutChannel Channel, Money Goods, Money Dividend, Money Amount, PayoutStatus Status,
    bool IsCancelling, bool MayTake, string? Taker, string? PackageInfo, string? FailReason,
    DateTimeOffset? SubmittedAt, DateTimeOffset? ConfirmBefore, TimeSpan? Left, DateTimeOffset? FinishedAt)
{
    /// <param name="openId">Of the phone that asks.</param>
    internal static HouseholdPayout Of(Payout payout, string? openId, DateTimeOffset now)
    {
        var waits = payout.Status == PayoutStatus.WaitingForPayee && !payout.IsCancelling;
        var left = waits ? payout.ConfirmBefore - now : null;
        var isMine = payout.Target.OpenId == openId;
        return new(
            payout.OutBillNo, SumOf(payout), payout.Channel, payout.Goods, payout.Dividend, payout.Amount,
            payout.Status, payout.IsCancelling, waits && isMine,
            waits && !isMine ? payout.Target.PayeeName.MaskedName() : null, waits && isMine ? payout.PackageInfo : null,
            payout.FailReason, payout.SubmittedAt, waits ? payout.ConfirmBefore : null,
            left < TimeSpan.Zero ? TimeSpan.Zero : left, payout.FinishedAt);
    }

    // The parts of a sum were sent off in one batch at one moment; what is sent again later is a sum of its own.
    internal static string SumOf(Payout payout) => string.Create(
        CultureInfo.InvariantCulture,
        $"{payout.BatchId.Value}-{payout.SubmittedAt?.ToUnixTimeMilliseconds()}");
}

public sealed record HouseholdUnknown()
    : Refusal("household.unknown", "没有找到这户，请从名册里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
