using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Benchmarks.Settlement;

/// <summary>The goods of orders of two lines each, whose after-sales window ended yesterday; the money that was paid
/// for them waits in 待结算货款. The same every time.</summary>
internal sealed record DueSales(
    int Count, IReadOnlyList<Seller> Sellers, RevenueRule Rule, DateTimeOffset Now)
{
    private const int LinesOfAnOrder = 2;
    private const int RowsOfACommit = 50_000;
    private const long LeastFen = 1_000;
    private const long SpreadFen = 50_000;

    private static readonly string[] Columns =
    [
        "id", "cooperative_id", "kind", "document", "item", "title", "quantity", "household_id", "revenue_rule_id",
        "is_member_sale", "gross_fen", "discount_fen", "paid_fen", "opened_at", "due_at", "open_refunds",
        "refunds_in_flight_fen", "refunded_before_settlement_fen", "refunded_after_settlement_fen", "times_posted",
        "version",
    ];

    /// <summary>Puts them into a fresh village.</summary>
    public static async Task<DueSales> Sell(BenchVillage village, int count, CancellationToken ct)
    {
        var due = await village.Look(db => Prepare(db, count, ct));
        await using var store = await BulkStore.Open(village.Settings, ct);
        for (var first = 1; first <= count; first += RowsOfACommit)
        {
            var last = Math.Min(count, first + RowsOfACommit - 1);
            await store.Begin(ct);
            await store.Write("sales", Columns, rows => due.WriteSales(rows, first, last), ct);
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

    private static async Task<DueSales> Prepare(VillageDb db, int count, CancellationToken ct)
    {
        var rule = await db.RevenueRules.AsNoTracking().FirstAsync(one => one.Code == DemoVillage.CraftRule, ct);
        var households = await db.Households.OrderBy(one => one.Id).ToListAsync(ct);
        return new(
            count, [.. households.Select(static one => new Seller(one.Id.Value, one.IsMember))], rule,
            TimeProvider.System.GetUtcNow());
    }

    private void WriteSales(IRowWriter rows, int first, int last)
    {
        var (sold, over) = (Now.AddDays(-20), Now.AddDays(-1));
        for (var line = first; line <= last; line++)
        {
            var (seller, paid) = (SellerOf(line), PaidFen(line));
            rows.Add(line).Add(1).Add("Goods").Add(NumberOf(line)).Add(PlaceInOrder(line)).Add("绿剑茶 100 克").Add(1)
                .Add(seller.HouseholdId).Add(Rule.Id.Value).Add(seller.IsMember ? 1 : 0).Add(paid).Add(0).Add(paid)
                .Add(sold).Add(over).Add(0).Add(0).Add(0).Add(0).Add(0).Add(0).End();
        }
    }

    private async Task<bool> BookThePayments(VillageDb db, CancellationToken ct)
    {
        var total = new Money(Enumerable.Range(1, Count).Sum(static line => PaidFen(line)));
        var period = await db.Periods.OrderByDescending(one => one.FirstDay).FirstAsync(ct);
        db.JournalEntries.Add(new JournalEntry(
            db.Tenant.Id, BusinessKey.SalePaid("bench"), period.Id, Now, "压测货款",
            [JournalLine.Debit(Account.WeChatBasic, total), JournalLine.Credit(Account.PendingSales, total)]));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        _ = await db.SaveChangesAsync(ct);
        await db.Writes.Send(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}

internal sealed record Seller(long HouseholdId, bool IsMember);
