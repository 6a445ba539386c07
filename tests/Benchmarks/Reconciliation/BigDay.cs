using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Settlement;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Benchmarks.Reconciliation;

/// <summary>A day on which very many people paid: our payments of it, and the bills that WeChat prints of them, with a
/// fee for each.</summary>
internal sealed class BigDay(int payments)
{
    private const long LeastFen = 1_000;
    private const long SpreadFen = 50_000;
    private const long Shopper = 1_000;
    private const int RowsOfACommit = 50_000;

    private const string TradeHeader =
        "交易时间,微信订单号,商户订单号,交易状态,应结订单金额,微信退款单号,商户退款单号,退款金额,退款状态,手续费,订单金额";

    private const string TradeSummary = "总交易单数,应结订单总金额,退款总金额,手续费总金额,订单总金额";

    private const string FundHeader =
        "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),备注,业务凭证号";

    private const string FundSummary = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

    private const string Phone = "13800000000";

    private static readonly string[] OrderColumns =
    [
        "id", "cooperative_id", "shopper_id", "number", "number_end", "phone_end", "status", "placed_at", "pay_before",
        "paid_at", "open_refunds", "version", "address_city", "address_detail", "address_phone", "address_province",
        "address_receiver", "discount_fen", "freight_fen", "goods_fen", "refunded_fen", "total_fen",
    ];

    private static readonly string[] PaymentColumns =
    [
        "id", "cooperative_id", "order_id", "payer_id", "out_trade_no", "status", "transaction_id", "paid_at",
        "queries", "version", "amount_fen",
    ];

    public DateOnly Day { get; } = BeijingTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-1);

    private DateTimeOffset Morning => BeijingTime.StartOf(Day).AddHours(8);

    /// <summary>Puts the payments into a fresh village, and their sum into its journal.</summary>
    public async Task Pay(BenchVillage village, CancellationToken ct)
    {
        await using var store = await BulkStore.Open(village.Settings, ct);
        await store.Begin(ct);
        await store.Write(
            "shoppers", ["id", "cooperative_id", "open_id", "first_seen_at", "order_turn"],
            rows => rows.Add(Shopper).Add(1).Add("bench").Add(Morning).Add(0).End(), ct);
        await store.Commit(ct);
        for (var first = 1; first <= payments; first += RowsOfACommit)
        {
            var last = Math.Min(payments, first + RowsOfACommit - 1);
            await store.Begin(ct);
            await store.Write("orders", OrderColumns, rows => WriteOrders(rows, first, last), ct);
            await store.Write("payments", PaymentColumns, rows => WritePayments(rows, first, last), ct);
            await store.Commit(ct);
        }

        _ = await village.Look(db => BookTheMoney(db, ct));
    }

    public byte[] Trade()
    {
        var text = new StringBuilder("\uFEFF").Append(TradeHeader).Append("\r\n");
        foreach (var payment in Enumerable.Range(1, payments).OrderBy(At))
        {
            Line(
                text, Time(At(payment)), Transaction(payment), Number(payment), "SUCCESS", $"{Amount(payment)}", "0",
                "0", "0.00", "", $"{Fee(payment)}", $"{Amount(payment)}");
        }

        text.Append(TradeSummary).Append("\r\n");
        Line(text, $"{payments}", $"{Total(Amount)}", "0.00", $"{Total(Fee)}", $"{Total(Amount)}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public byte[] Fund()
    {
        var text = new StringBuilder("\uFEFF").Append(FundHeader).Append("\r\n");
        var balance = Money.Zero;
        foreach (var payment in Enumerable.Range(1, payments).OrderBy(At))
        {
            var (at, transaction, number) = (Time(At(payment)), Transaction(payment), Number(payment));
            balance += Amount(payment);
            Line(
                text, at, transaction, transaction, "交易", "交易", "收入", $"{Amount(payment)}", $"{balance}", "", number);
            balance -= Fee(payment);
            Line(
                text, at, transaction, transaction, "扣除交易手续费", "扣除交易手续费", "支出", $"{Fee(payment)}",
                $"{balance}", "", number);
        }

        text.Append(FundSummary).Append("\r\n");
        Line(text, $"{payments * 2}", $"{payments}", $"{Total(Amount)}", $"{payments}", $"{Total(Fee)}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Money Amount(int payment) => new(LeastFen + (payment * 7_919L % SpreadFen));

    /// <summary>Six thousandths, rounded to the fen.</summary>
    private static Money Fee(int payment) => new(((Amount(payment).Fen * 6) + 500) / 1_000);

    private static string Number(int payment) => $"D{payment:0000000000000000000000000}";

    private static string Transaction(int payment) => $"4200{payment:000000000000000000000000}";

    private Money Total(Func<int, Money> of) => Money.Sum(Enumerable.Range(1, payments).Select(of));

    private DateTimeOffset At(int payment) => Morning.AddSeconds(payment % 40_000);

    private void WriteOrders(IRowWriter rows, int first, int last)
    {
        for (var payment = first; payment <= last; payment++)
        {
            var (at, total) = (At(payment), Amount(payment).Fen);
            rows.Add(payment).Add(1).Add(Shopper).Add(Number(payment)).Add(Number(payment)[^Order.ShortLength..])
                .Add(Phone[^Order.PhoneEndLength..]).Add(nameof(OrderStatus.Paid)).Add(at.AddMinutes(-1))
                .Add(at.AddMinutes(29)).Add(at).Add(0).Add(0).Add("杭州市").Add("文一路 1 号").Add(Phone)
                .Add("浙江省").Add("压测").Add(0).Add(0).Add(total).Add(0).Add(total).End();
        }
    }

    private void WritePayments(IRowWriter rows, int first, int last)
    {
        for (var payment = first; payment <= last; payment++)
        {
            rows.Add(payment).Add(1).Add(payment).Add(Shopper).Add(Number(payment))
                .Add(nameof(PaymentStatus.Succeeded)).Add(Transaction(payment)).Add(At(payment)).Add(0).Add(0)
                .Add(Amount(payment).Fen).End();
        }
    }

    private async Task<bool> BookTheMoney(VillageDb db, CancellationToken ct)
    {
        var total = Total(Amount);
        var month = await db.Periods.SingleOrDefaultAsync(one => one.FirstDay <= Day && one.LastDay >= Day, ct);
        if (month is null) db.Periods.Add(month = AccountingPeriod.MonthOf(db.Tenant.Id, Day));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        _ = await db.SaveChangesAsync(ct);
        db.JournalEntries.Add(new JournalEntry(
            db.Tenant.Id, BusinessKey.SalePaid("bench"), month.Id, Morning, "压测货款",
            [JournalLine.Debit(Account.WeChatBasic, total), JournalLine.Credit(Account.PendingSales, total)]));
        _ = await db.SaveChangesAsync(ct);
        await db.Writes.Send(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static string Time(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, params ReadOnlySpan<string> values)
    {
        foreach (var value in values) text.Append(text[^1] == '\n' ? "`" : ",`").Append(value);
        text.Append("\r\n");
    }
}
