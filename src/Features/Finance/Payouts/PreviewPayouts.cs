using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Who is owed what, what of it a draft would pay now and by which channel, and what keeps the rest back: what
/// somebody picks from before a batch is drafted. Reckoned by the same code as the draft.</summary>
public sealed class PreviewPayouts(VillageDb db, Books books, GetTransferFunds funds, TimeProvider clock)
{
    public Task<Outcome<PayoutPreview>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Read(query, ct), ct);

    private async Task<Outcome<PayoutPreview>> Read(Query query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var terms = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Terms).SingleAsync(ct);
        var payables = await Payables.Read(db, books, ct);
        var coming = await Coming(ct);
        var ids = payables.Households.Union(coming.Keys).ToList();
        var households = await db.Households.AsNoTracking().Where(one => ids.Contains(one.Id))
            .OrderBy(one => one.Number).ToListAsync(ct);
        var failed = await Failed(ids, ct);
        var last = await db.LastArrivals(ids, ct);
        List<PayableRow> rows =
        [
            .. households.Select(one => RowOf(
                    one, payables.Of(one, terms), coming.GetValueOrDefault(one.Id), failed.GetValueOrDefault(one.Id),
                    last.GetValueOrDefault(one.Id), terms, now))
                .Where(static row => row.Goods + row.Dividend != Money.Zero || row.Coming > Money.Zero),
        ];
        var picked = query.Households?.ToHashSet();
        var paid = rows.FindAll(row => row.Amount > Money.Zero && picked?.Contains(row.HouseholdId) != false);
        var drafted = await db.PayoutBatches.AsNoTracking().Where(batch => batch.Status == BatchStatus.Drafted)
            .Select(batch => batch.Number).FirstOrDefaultAsync(ct);
        return new PayoutPreview(
            rows, SumsOf(paid), paid.Count, Money.Sum(paid.Select(row => row.Amount)), await funds.Ask(ct),
            terms.SingleTransferLimit, terms.MinimumPayout, drafted,
            paid.Count(static row => row.Channel == PayoutChannel.WeChat && row.Amount > PayoutPreview.UsualDay),
            paid.FindAll(static row => row.PayeeNews == PayeeNews.Changed));
    }

    /// <summary>What plans on the notice board will give: it isn't owed before they are posted.</summary>
    private async Task<Dictionary<HouseholdId, Money>> Coming(CancellationToken ct)
    {
        var shares = await db.DividendPlans.AsNoTracking()
            .Where(plan => plan.Status == PlanStatus.Disclosed || plan.Status == PlanStatus.Approved)
            .SelectMany(plan => plan.Shares)
            .GroupBy(share => share.HouseholdId)
            .Select(group => new { group.Key, Fen = group.Sum(share => share.Patronage.Fen + share.Capital.Fen) })
            .ToListAsync(ct);
        return shares.ToDictionary(share => share.Key, share => new Money(share.Fen));
    }

    private async Task<Dictionary<HouseholdId, Money>> Failed(List<HouseholdId> ids, CancellationToken ct)
    {
        var sums = await db.LeftToPay().Where(one => ids.Contains(one.HouseholdId))
            .GroupBy(one => one.HouseholdId).Select(group => new { group.Key, Fen = group.Sum(one => one.Amount.Fen) })
            .ToListAsync(ct);
        return sums.ToDictionary(sum => sum.Key, sum => new Money(sum.Fen));
    }

    private static PayableRow RowOf(
        Household household, Payable payable, Money coming, Money failed, Payout? last, CooperativeTerms terms,
        DateTimeOffset now)
    {
        var target = PayoutTarget.Of(household);
        var (news, before) = Payout.NewsOf(last, household.Channel, target);
        var transfers = Payables.Cut(
            household, payable.PaidGoods, payable.PaidDividend, terms.SingleTransferLimit, now).Count();
        return new(
            household.Id, household.Number, household.Name, household.Channel, target.Masked,
            payable.Goods, payable.Dividend, payable.PaidGoods, payable.PaidDividend, transfers, coming, failed,
            news, before, [.. Reasons(payable, coming, terms)]);
    }

    private static IEnumerable<KeptBack> Reasons(Payable payable, Money coming, CooperativeTerms terms)
    {
        if (payable.IsHeld) yield return KeptBack.PayeeDied;
        if (payable.Goods.IsNegative) yield return KeptBack.Owes;
        if (payable.Dividend > Money.Zero && payable.IsDisputing) yield return KeptBack.Objection;
        else if (payable.Dividend > Money.Zero && payable.Dividend < terms.MinimumPayout)
            yield return KeptBack.BelowMinimum;
        if (!payable.IsHeld && payable.Paid.IsZero && payable.Goods > Money.Zero) yield return KeptBack.TooSmall;
        if (coming > Money.Zero) yield return KeptBack.Waiting;
    }

    private static List<ChannelPart> SumsOf(List<PayableRow> paid) =>
    [
        .. paid.GroupBy(row => row.Channel).OrderBy(channel => channel.Key).Select(channel => new ChannelPart(
            channel.Key, channel.Count(), channel.Sum(row => row.Transfers),
            Money.Sum(channel.Select(row => row.Amount)))),
    ];

    /// <param name="Households">Whom the sums are of: those that are picked; everybody who can be paid when absent.
    /// </param>
    public sealed record Query(IReadOnlyList<HouseholdId>? Households = null);
}

/// <param name="Rows">By household number; those that get nothing now, too.</param>
/// <param name="Channels">What is picked, by channel.</param>
/// <param name="Households">So many are picked.</param>
/// <param name="Total">What a draft of them comes to; it is typed to draft it.</param>
/// <param name="Funds">What WeChat's operation account can pay.</param>
/// <param name="SingleTransferLimit">A larger sum goes in several transfers.</param>
/// <param name="OpenDraft">A batch that waits for its second person: until it is decided nothing else is drafted.
/// </param>
/// <param name="OverUsualDay">So many of those that are picked get more by WeChat than a person usually may in a day.
/// </param>
/// <param name="ChangedPayees">Those that are picked and whose last payment arrived elsewhere.</param>
public sealed record PayoutPreview(
    IReadOnlyList<PayableRow> Rows, IReadOnlyList<ChannelPart> Channels, int Households, Money Total,
    GetTransferFunds.View Funds, Money SingleTransferLimit, Money MinimumPayout, string? OpenDraft, int OverUsualDay,
    IReadOnlyList<PayableRow> ChangedPayees)
{
    /// <summary>What WeChat lets one person receive a day, unless it was raised on application (wechat §4.6).</summary>
    public static readonly Money UsualDay = new(200_000);

    public Money AtWeChat => Money.Sum(
        Channels.Where(static one => one.Channel == PayoutChannel.WeChat).Select(static one => one.Amount));

    /// <summary>What WeChat's operation account lacks for it.</summary>
    public Money MissingAtWeChat => AtWeChat > Funds.Free ? AtWeChat - Funds.Free : Money.Zero;
}

/// <param name="Transfers">So many numbers at WeChat or lines at the bank.</param>
public sealed record ChannelPart(PayoutChannel Channel, int Households, int Transfers, Money Amount);

/// <summary>Why a household doesn't get all of what it is, or will be, owed.</summary>
public enum KeptBack
{
    /// <summary>Its goods money is below zero after a refund; its next sales bring that back first.</summary>
    Owes,

    /// <summary>It has something against the plan, and nobody has answered yet.</summary>
    Objection,

    /// <summary>The dividend is below the village's minimum and waits for the next one.</summary>
    BelowMinimum,

    /// <summary>Less than WeChat transfers at all.</summary>
    TooSmall,

    /// <summary>A dividend that is still on the notice board, or approved and not posted.</summary>
    Waiting,

    /// <summary>Whoever was paid has died, and nobody else is agreed on yet.</summary>
    PayeeDied,
}

/// <summary>One household in the preview.</summary>
/// <param name="Payee">Masked. Without WeChat and without a bank account it is paid in cash.</param>
/// <param name="Goods">Owed for goods; negative where the household owes.</param>
/// <param name="Transfers">Into so many the sum is cut by the limit of a single one.</param>
/// <param name="Coming">A dividend that isn't payable yet.</param>
/// <param name="Failed">Part of what is owed was sent before and came back.</param>
/// <param name="PayeeBefore">Masked; where the last payment arrived, if that was elsewhere.</param>
public sealed record PayableRow(
    HouseholdId HouseholdId, int Number, string Name, PayoutChannel Channel, string Payee, Money Goods, Money Dividend,
    Money PaidGoods, Money PaidDividend, int Transfers, Money Coming, Money Failed, PayeeNews PayeeNews,
    string? PayeeBefore, IReadOnlyList<KeptBack> KeptBack)
{
    /// <summary>What a draft pays it now.</summary>
    public Money Amount => PaidGoods + PaidDividend;
}
