using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Benchmarks.Settlement;

/// <summary>Completed orders of two lines each, whose after-sales window ended yesterday; the money that was paid for
/// them waits in 待结算货款. The same lines every time.</summary>
internal sealed record DueLines(
    int Count, IReadOnlyList<Seller> Sellers, RevenueRule Rule, long SkuId, long ShopperId,
    DateTimeOffset Now)
{
    private const int LinesOfAnOrder = 2;
    private const int RowsOfACommit = 50_000;
    private const long LeastFen = 1_000;
    private const long SpreadFen = 50_000;

    private static readonly string[] OrderColumns =
    [
        "id", "cooperative_id", "shopper_id", "number", "status", "placed_at", "pay_before", "paid_at", "shipped_at",
        "completed_at", "version", "address_city", "address_detail", "address_phone", "address_province",
        "address_receiver", "discount_fen", "freight_fen", "goods_fen", "total_fen", "open_refunds",
        "freight_in_flight_fen", "freight_refunded_fen", "refunded_fen",
    ];

    private static readonly string[] LineColumns =
    [
        "id", "cooperative_id", "order_id", "number", "sku_id", "household_id", "revenue_rule_id", "is_member_sale",
        "title", "quantity", "after_sales_hours", "window_ends_at", "open_refunds", "settlement_generation", "version",
        "discount_fen", "gross_fen", "paid_fen", "posted_cooperative_fen", "posted_fund_fen", "posted_household_fen",
        "posted_platform_fen", "refunded_after_settlement_fen", "refunded_before_settlement_fen",
        "refunds_in_flight_fen", "unit_price_fen", "pieces_in_flight", "pieces_returned",
    ];

    /// <summary>Puts them into a fresh village.</summary>
    public static async Task<DueLines> Sell(BenchVillage village, int count, CancellationToken ct)
    {
        var due = await village.Look(db => Prepare(db, count, ct));
        await using var store = await BulkStore.Open(village.Settings, ct);
        for (var first = 1; first <= count; first += RowsOfACommit)
        {
            var last = Math.Min(count, first + RowsOfACommit - 1);
            await store.Begin(ct);
            await store.Write("orders", OrderColumns, rows => due.WriteOrders(rows, first, last), ct);
            await store.Write("order_lines", LineColumns, rows => due.WriteLines(rows, first, last), ct);
            await store.Commit(ct);
        }

        _ = await village.Look(db => due.BookThePayments(db, ct));
        return due;
    }

    /// <summary>Lines are numbered from 1, and two neighbours are one order.</summary>
    public static long OrderOf(int line) => (line + 1) / LinesOfAnOrder;

    public static string NumberOf(int line) => $"D2026112400000{OrderOf(line):000000000000}";

    public static int PlaceInOrder(int line) => line % LinesOfAnOrder == 1 ? 1 : 2;

    public Seller SellerOf(int line) => Sellers[line % Sellers.Count];

    public static long PaidFen(int line) => line < 1 ? 0 : LeastFen + (line * 7_919L % SpreadFen);

    private static async Task<DueLines> Prepare(VillageDb db, int count, CancellationToken ct)
    {
        var rule = await db.RevenueRules.AsNoTracking().FirstAsync(one => one.Code == DemoVillage.CraftRule, ct);
        var households = await db.Households.OrderBy(one => one.Id).ToListAsync(ct);
        var sku = await db.Skus.OrderBy(one => one.Id).Select(static one => one.Id).FirstAsync(ct);
        var now = TimeProvider.System.GetUtcNow();
        var shopper = db.Shoppers.Add(new Shopper(db.Tenant.Id, "bench-settlement", now)).Entity;
        await db.SaveChangesAsync(ct);
        return new(
            count, [.. households.Select(static one => new Seller(one.Id.Value, one.IsMember))], rule,
            sku.Value, shopper.Id.Value, now);
    }

    private void WriteOrders(IRowWriter rows, int first, int last)
    {
        var (sold, released) = (Now.AddDays(-20), Now.AddDays(-10));
        for (var line = first; line <= last; line += LinesOfAnOrder)
        {
            var total = PaidFen(line) + (line < Count ? PaidFen(line + 1) : 0);
            rows.Add(OrderOf(line)).Add(1).Add(ShopperId).Add(NumberOf(line)).Add("Completed").Add(sold).Add(sold)
                .Add(sold).Add(sold).Add(released).Add(4).Add("诸暨市").Add("浣东街道 1 号").Add("13800000001").Add("浙江省")
                .Add("林一").Add(0).Add(0).Add(total).Add(total).Add(0).Add(0).Add(0).Add(0).End();
        }
    }

    private void WriteLines(IRowWriter rows, int first, int last)
    {
        var over = Now.AddDays(-1);
        for (var line = first; line <= last; line++)
        {
            var (seller, paid) = (SellerOf(line), PaidFen(line));
            rows.Add(line).Add(1).Add(OrderOf(line)).Add(PlaceInOrder(line)).Add(SkuId).Add(seller.HouseholdId)
                .Add(Rule.Id.Value).Add(seller.IsMember ? 1 : 0).Add("绿剑茶 100 克").Add(1).Add(168).Add(over).Add(0)
                .Add(0).Add(1).Add(0).Add(paid).Add(paid).Add(0).Add(0).Add(0).Add(0).Add(0).Add(0).Add(0).Add(paid)
                .Add(0).Add(0).End();
        }
    }

    private async Task<int> BookThePayments(VillageDb db, CancellationToken ct)
    {
        var total = new Money(Enumerable.Range(1, Count).Sum(static line => PaidFen(line)));
        var period = await db.Periods.OrderByDescending(one => one.FirstDay).FirstAsync(ct);
        db.JournalEntries.Add(new JournalEntry(
            db.Tenant.Id, BusinessKey.SalePaid("bench"), period.Id, Now, "压测货款",
            [JournalLine.Debit(Account.WeChatBasic, total), JournalLine.Credit(Account.PendingSales, total)]));
        return await db.SaveChangesAsync(ct);
    }
}

internal sealed record Seller(long HouseholdId, bool IsMember);
