using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>What the village owes each household now, and the one lock under which it may be promised away.</summary>
internal sealed class Payables
{
    /// <summary>WeChat transfers nothing smaller (wechat §4.6).</summary>
    public static readonly Money Smallest = new(10);

    private readonly IReadOnlyDictionary<HouseholdId, Money> goods;
    private readonly IReadOnlyDictionary<HouseholdId, Money> dividends;
    private readonly IReadOnlySet<HouseholdId> disputing;

    private Payables(
        IReadOnlyDictionary<HouseholdId, Money> goods, IReadOnlyDictionary<HouseholdId, Money> dividends,
        IReadOnlySet<HouseholdId> disputing)
    {
        this.disputing = disputing;
        this.goods = goods;
        this.dividends = dividends;
    }

    public IEnumerable<HouseholdId> Households => goods.Keys.Union(dividends.Keys);

    /// <summary>Reads the balances. Two people who promise them at once wait for each other: reading and booking is one
    /// step.</summary>
    public static async Task<Payables> Locked(VillageDb db, Books books, CancellationToken ct)
    {
        await db.HoldVillageAlone(ct);
        return await Read(db, books, ct);
    }

    /// <summary>As they are now, for whoever only looks.</summary>
    public static async Task<Payables> Read(VillageDb db, Books books, CancellationToken ct) => new(
        await books.BalancesByHousehold(Account.GoodsPayable, ct),
        await books.BalancesByHousehold(Account.DividendPayable, ct),
        await db.Disputing().ToHashSetAsync(ct));

    /// <summary>Owed for goods; negative while a clawback is open.</summary>
    public Money Goods(HouseholdId household) => -goods.GetValueOrDefault(household);

    public Money Dividend(HouseholdId household) => -dividends.GetValueOrDefault(household);

    /// <summary>What a draft pays the household, and what keeps the rest back.</summary>
    public Payable Of(Household household, CooperativeTerms terms)
    {
        var (goods, dividend) = (Goods(household.Id), Dividend(household.Id));
        if (household.IsHeld) return new(goods, dividend, default, default, IsDisputing: false, IsHeld: true);
        var paidGoods = goods.IsNegative ? Money.Zero : goods;
        var paidDividend = dividend.IsNegative || dividend < terms.MinimumPayout || disputing.Contains(household.Id)
            ? Money.Zero
            : dividend;
        var isEnough = paidGoods + paidDividend >= Smallest;
        return new(
            goods, dividend, isEnough ? paidGoods : Money.Zero, isEnough ? paidDividend : Money.Zero,
            disputing.Contains(household.Id), IsHeld: false);
    }

    public bool Cover(IEnumerable<Payout> payouts) => payouts.GroupBy(payout => payout.HouseholdId).All(household =>
        Covers(Money.Sum(household.Select(payout => payout.Goods)), Goods(household.Key))
        && Covers(Money.Sum(household.Select(payout => payout.Dividend)), Dividend(household.Key)));

    /// <summary>Goods money first, then dividend, in pieces of at most <paramref name="limit"/>; no piece is too small
    /// to be sent.</summary>
    public static IEnumerable<Payout> Cut(
        Household household, Money goods, Money dividend, Money limit, DateTimeOffset now)
    {
        var left = goods + dividend;
        while (left > Money.Zero)
        {
            var piece = household.Channel == PayoutChannel.WeChat ? Piece(left, limit) : left;
            var ofGoods = Money.Min(goods, piece);
            yield return new Payout(household, Numbers.Payout(now), ofGoods, piece - ofGoods);
            goods -= ofGoods;
            left -= piece;
        }
    }

    private static Money Piece(Money left, Money limit)
    {
        if (left <= limit) return left;
        var rest = left - limit;
        return rest < Smallest ? limit - (Smallest - rest) : limit;
    }

    private static bool Covers(Money asked, Money owed) => asked.IsZero || asked <= owed;
}

/// <summary>What one household is owed, and what of it a draft would pay now.</summary>
/// <param name="Goods">Owed for goods; negative while a clawback is open.</param>
/// <param name="Dividend">Owed as dividend.</param>
/// <param name="IsDisputing">It has something against a plan that nobody has answered: its dividend waits.</param>
/// <param name="IsHeld">Whoever was paid has died: all of it waits for somebody else.</param>
internal readonly record struct Payable(
    Money Goods, Money Dividend, Money PaidGoods, Money PaidDividend, bool IsDisputing, bool IsHeld)
{
    public Money Paid => PaidGoods + PaidDividend;
}
