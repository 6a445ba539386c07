using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Settlement;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Benchmarks.Lists;

/// <summary>What staff of a county's worth of people did in three years: a batch of payouts a month with one for each
/// household, a line of the trail an order, and sales that wait to be settled. The same every time.</summary>
internal sealed class BigDesk
{
    private const int FirstNumber = 1_000;

    /// <summary>One sale in so many isn't settled yet.</summary>
    private const int OpenShare = 200;

    /// <summary>One payout in so many of the last batch failed.</summary>
    private const int FailedShare = 100;

    private static readonly string[] Verbs = ["order.ship", "order.add-parcel", "catalog.adjust", "payout.confirm"];

    private static readonly string[] BatchColumns =
    [
        "id", "cooperative_id", "number", "status", "version", "checked_at", "checker", "made_at", "maker", "total_fen",
    ];

    private static readonly string[] PayoutColumns =
    [
        "id", "cooperative_id", "batch_id", "household_id", "channel", "payee_name", "payee_news", "out_bill_no",
        "status", "submitted_at", "finished_at", "version", "amount_fen", "dividend_fen", "goods_fen",
    ];

    private static readonly string[] TrailColumns = ["id", "cooperative_id", "staff_id", "verb", "document", "at"];

    private static readonly string[] SaleColumns =
    [
        "id", "cooperative_id", "kind", "document", "item", "title", "quantity", "household_id", "revenue_rule_id",
        "is_member_sale", "gross_fen", "discount_fen", "paid_fen", "opened_at", "due_at", "open_refunds",
        "refunds_in_flight_fen", "refunded_before_settlement_fen", "refunded_after_settlement_fen", "times_posted",
        "version",
    ];

    private readonly BigVillage big;
    private readonly Start start;
    private readonly int months;

    private BigDesk(BigVillage big, Start start, int months)
    {
        this.big = big;
        this.start = start;
        this.months = months;
    }

    public int Batches => months;

    /// <summary>Puts it beside them.</summary>
    /// <param name="sales">So many are settled; those that wait come after them.</param>
    public static async Task<BigDesk> Work(
        BenchVillage village, BigVillage big, int months, long sales, CancellationToken ct)
    {
        var desk = new BigDesk(big, await village.Look(db => Look(db, sales, ct)), months);
        await using var store = await BulkStore.Open(village.Settings, ct);
        await store.WriteEach("payout_batches", BatchColumns, months, desk.WriteBatch, ct);
        await store.WriteEach("payouts", PayoutColumns, months * big.Households, desk.WritePayout, ct);
        await store.WriteEach("audit_trail", TrailColumns, big.Orders, desk.WriteTrail, ct);
        await store.WriteEach("sales", SaleColumns, big.Orders / OpenShare, desk.WriteSale, ct);
        return desk;
    }

    public PayoutBatchId Batch(int month) => new(FirstNumber + month);

    public static string BatchNumber(int month) => $"F{month:0000}";

    private string BillNumber(int payout) => $"P{payout / big.Households:0000}{payout % big.Households:00000000}";

    private static async Task<Start> Look(VillageDb db, long sales, CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().ToListAsync(ct);
        var rule = await db.RevenueRules.AsNoTracking().FirstAsync(one => one.Code == DemoVillage.CraftRule, ct);
        return new(
            TimeProvider.System.GetUtcNow(), staff.Single(static one => one.Name == DemoVillage.StoreKeeper).Id.Value,
            staff.Single(static one => one.Name == DemoVillage.Treasurer).Id.Value,
            staff.Single(static one => one.Name == DemoVillage.Reviewer).Id.Value, rule.Id.Value, sales);
    }

    private DateTimeOffset MadeAt(int month) => start.Now.AddDays(-30 * (months - month));

    private void WriteBatch(IRowWriter rows, int month)
    {
        var at = MadeAt(month);
        rows.Add(Batch(month).Value).Add(1).Add(BatchNumber(month)).Add(nameof(BatchStatus.Approved)).Add(0)
            .Add(at.AddHours(1)).Add(start.Checker).Add(at).Add(start.Treasurer).Add(100L * big.Households).End();
    }

    private void WritePayout(IRowWriter rows, int index)
    {
        var (month, household) = (index / big.Households, index % big.Households);
        var at = MadeAt(month).AddHours(2);
        var hasFailed = month == months - 1 && household % FailedShare == 0;
        rows.Add(FirstNumber + index).Add(1).Add(Batch(month).Value).Add(big.Household(household).Value)
            .Add(nameof(PayoutChannel.Cash)).Add(BigVillage.Receiver(2 * household))
            .Add(month == 0 ? nameof(PayeeNews.First) : nameof(PayeeNews.Same)).Add(BillNumber(index))
            .Add(hasFailed ? nameof(PayoutStatus.Failed) : nameof(PayoutStatus.Succeeded)).Add(at).Add(at).Add(0)
            .Add(100).Add(0).Add(100).End();
    }

    private void WriteTrail(IRowWriter rows, int index) => rows.Add(FirstNumber + index).Add(1)
        .Add(index % 10 == 0 ? start.Treasurer : start.Keeper).Add(Verbs[index % Verbs.Length]).Add(big.Number(index))
        .Add(big.At(index).AddHours(1)).End();

    // Some may still be sent back, some haven't arrived; none is due, or the next settlement would take it.
    private void WriteSale(IRowWriter rows, int index)
    {
        rows.Add(start.Sales + 1 + index).Add(1).Add("Goods").Add(big.Number(big.Orders - 1 - index)).Add(1)
            .Add(big.Ordered(index)).Add(1).Add(big.Household(index % big.Households).Value).Add(start.Rule).Add(1)
            .Add(1_000).Add(0).Add(1_000).Add(start.Now.AddDays(-1));
        if (index % 2 == 0) rows.AddNull();
        else rows.Add(start.Now.AddDays(7));
        rows.Add(0).Add(0).Add(0).Add(0).Add(0).Add(0).End();
    }

    private sealed record Start(
        DateTimeOffset Now, long Keeper, long Treasurer, long Checker, long Rule, long Sales);
}
