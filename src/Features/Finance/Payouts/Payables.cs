using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
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

    private Payables(
        IReadOnlyDictionary<HouseholdId, Money> goods, IReadOnlyDictionary<HouseholdId, Money> dividends)
    {
        this.goods = goods;
        this.dividends = dividends;
    }

    public IEnumerable<HouseholdId> Households => goods.Keys.Union(dividends.Keys);

    /// <summary>Reads the balances. Two people who promise them at once wait for each other: reading and booking is one
    /// step.</summary>
    public static async Task<Payables> Locked(VillageDb db, Books books, CancellationToken ct)
    {
        await db.HoldVillageAlone(ct);
        return new Payables(
            await books.BalancesByHousehold(Account.GoodsPayable, ct),
            await books.BalancesByHousehold(Account.DividendPayable, ct));
    }

    /// <summary>Owed for goods; negative while a clawback is open.</summary>
    public Money Goods(HouseholdId household) => -goods.GetValueOrDefault(household);

    public Money Dividend(HouseholdId household) => -dividends.GetValueOrDefault(household);

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
