using System.Text;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Bills;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class BillReadingTests
{
    private const string TradeHeader =
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
        + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";

    private const string Payment =
        "`2026-05-19 18:19:32,`wx1,`123,`0,`,`4200A,`T1,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`14.90,`5.00,`0,`0,`0.00,"
        + "`0.00,`,`,`土豆,`,`0.09000,`0.60%,`19.90,`0.00,`";

    private const string Refund =
        "`2026-05-19 20:00:00,`wx1,`123,`0,`,`4200A,`T1,`o1,`JSAPI,`REFUND,`OTHERS,`CNY,`14.90,`5.00,`5000A,`R1,`5.00,"
        + "`0.00,`ORIGINAL,`PROCESSING,`土豆,`,`-0.03000,`0.60%,`19.90,`5.00,`";

    private const string TradeSummaryHeader =
        "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

    private const string TradeSummary = "`2.0,`14.90,`5.0,`0.0,`0.06,`19.90,`5.00";

    private const string FundHeader =
        "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";

    private const string FundSummaryHeader = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

    [TestCase("\n", false)]
    [TestCase("\r\n", true)]
    public void A_trade_bill_is_read_with_and_without_mark_and_carriage_returns(string newline, bool hasMark)
    {
        var bill = ReadTrade(newline, hasMark, TradeHeader, Payment, Refund, TradeSummaryHeader, TradeSummary);

        Assert.That(bill.Rows, Is.EqualTo(new[]
        {
            new TradeBillRow(
                TradeRowKind.Payment, At(19, 18, 19, 32), "4200A", "T1", null, null, new Money(1990), new Money(1490),
                Money.Zero, null, new Money(9), "SUCCESS"),
            new TradeBillRow(
                TradeRowKind.Refund, At(19, 20, 0, 0), "4200A", "T1", "5000A", "R1", new Money(1990), new Money(1490),
                new Money(500), "PROCESSING", new Money(-3), "REFUND"),
        }));
    }

    [TestCase("有机,土豆")]
    [TestCase("`土豆`")]
    [TestCase("土,`豆")]
    public void A_goods_name_may_hold_commas_and_backticks(string name)
    {
        var bill = ReadTrade(
            TradeHeader, Payment.Replace("土豆", name, StringComparison.Ordinal), Refund, TradeSummaryHeader,
            TradeSummary);

        Assert.That(bill.Rows[0].OrderAmount, Is.EqualTo(new Money(1990)));
    }

    [Test]
    public void The_old_layout_without_settlement_columns_is_read()
    {
        var bill = ReadTrade(
            "交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,代金券或立减优惠金额,"
            + "微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率",
            "`2026-05-19 18:19:32,`wx1,`123,`0,`,`4200A,`T1,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`19.90,`0.00,`0,`0,`0,"
            + "`0,`,`,`土豆,`,`0.12000,`0.60%",
            "总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额",
            "`1,`19.90,`0.00,`0.00,`0.12000");

        Assert.That(bill.Rows.Single().OrderAmount, Is.EqualTo(new Money(1990)));
        Assert.That(bill.Rows.Single().SettlementAmount, Is.EqualTo(new Money(1990)));
    }

    [Test]
    public void Columns_are_found_by_name_wherever_they_are()
    {
        static string Turned(string line, string separator) => string.Join(separator, line.Split(separator).Reverse());
        var payment = "`" + Turned(Payment[1..], ",`");
        var refund = "`" + Turned(Refund[1..], ",`");

        var bill = ReadTrade(
            Turned(TradeHeader, ",") + ",新列", payment + ",`新", refund + ",`", TradeSummaryHeader, TradeSummary);

        Assert.That(bill.Rows[1].RefundAmount, Is.EqualTo(new Money(500)));
    }

    [Test]
    public void A_trade_state_of_tomorrow_is_unknown_and_not_dropped()
    {
        var bill = ReadTrade(
            TradeHeader, Payment, Refund.Replace("REFUND", "RESTING", StringComparison.Ordinal), TradeSummaryHeader,
            "`2,`14.90,`0,`0,`0.06,`19.90,`0");

        Assert.That(bill.Rows[1].Kind, Is.EqualTo(TradeRowKind.Unknown));
        Assert.That(bill.Rows[1].RawKind, Is.EqualTo("RESTING"));
    }

    [Test]
    public void A_day_with_a_bill_and_no_rows_is_empty() => Assert.That(
        ReadTrade(TradeHeader, TradeSummaryHeader, "`0,`0.00,`0.00,`0.00,`0.00,`0.00,`0.00").Rows, Is.Empty);

    [TestCase("`3.0,`14.90,`5.0,`0.0,`0.06,`19.90,`5.00", "总交易单数")]
    [TestCase("`2.0,`14.91,`5.0,`0.0,`0.06,`19.90,`5.00", "应结订单总金额")]
    [TestCase("`2.0,`14.90,`5.01,`0.0,`0.06,`19.90,`5.00", "退款总金额")]
    [TestCase("`2.0,`14.90,`5.0,`0.0,`0.07,`19.90,`5.00", "手续费总金额")]
    [TestCase("`2.0,`14.90,`5.0,`0.0,`0.06,`19.89,`5.00", "订单总金额")]
    public void Details_that_do_not_add_up_are_refused(string summary, string column) => Assert.That(
        () => ReadTrade(TradeHeader, Payment, Refund, TradeSummaryHeader, summary),
        Throws.TypeOf<BillFormatException>().With.Message.Contains(column));

    [Test]
    public void A_bill_cut_off_anywhere_is_refused()
    {
        var whole = string.Join('\n', TradeHeader, Payment, Refund, TradeSummaryHeader, TradeSummary);

        for (var length = 0; length < whole.Length - "9.90,`5.00".Length; length += 7)
        {
            var cut = Encoding.UTF8.GetBytes(whole[..length]);
            Assert.That(() => TradeBillReader.Read(cut), Throws.TypeOf<BillFormatException>(), $"at {length}");
        }
    }

    [TestCase("0.00000", 0)]
    [TestCase("0.01000", 1)]
    [TestCase("-0.05", -5)]
    [TestCase("12.3", 1230)]
    [TestCase("45", 4500)]
    [TestCase("90071992547409.93", 9007199254740993)]
    public void Yuan_become_exact_fen(string text, long fen) =>
        Assert.That(YuanText.ToMoney(text, "x"), Is.EqualTo(new Money(fen)));

    [TestCase("0.00500")]
    [TestCase("0.001")]
    [TestCase("")]
    [TestCase("-")]
    [TestCase("1.")]
    [TestCase(".5")]
    [TestCase("1,000.00")]
    [TestCase("1e3")]
    [TestCase("+1")]
    [TestCase("0.000000")]
    [TestCase("１.00")]
    [TestCase("9999999999999999999")]
    public void What_is_no_whole_number_of_fen_is_refused(string text) =>
        Assert.That(() => YuanText.ToMoney(text, "x"), Throws.TypeOf<BillFormatException>());

    [Test]
    public void A_fund_bill_is_read_with_signs_kinds_and_balances()
    {
        var bill = ReadFund(
            "`8,`4,`42.00,`4,`23.09",
            Fund("交易", "收入", "19.90", "119.90"), Fund("扣除交易手续费", "支出", "0.09", "119.81"),
            Fund("退款", "支出", "5.00", "114.81"), Fund("退还交易手续费", "收入", "0.10", "114.91"),
            Fund("充值", "收入", "20.00", "134.91"), Fund("商家转账", "支出", "17.00", "117.91"),
            Fund("商家转账", "收入", "2.00", "119.91"), Fund("天上掉下", "支出", "1.00", "118.91"));

        Assert.That(bill.Rows.Select(static row => row.Kind), Is.EqualTo(new[]
        {
            FundRowKind.Payment, FundRowKind.PaymentFee, FundRowKind.Refund, FundRowKind.FeeReturned, FundRowKind.TopUp,
            FundRowKind.Transfer, FundRowKind.TransferReturned, FundRowKind.Unknown,
        }));
        Assert.That(bill.Rows[2].Amount, Is.EqualTo(new Money(-500)));
        Assert.That(bill.Rows[2].VoucherNo, Is.EqualTo("V1"));
        Assert.That(bill.Rows[7].RawKind, Is.EqualTo("天上掉下"));
        Assert.That(bill.OpeningBalance, Is.EqualTo(new Money(10000)));
        Assert.That(bill.ClosingBalance, Is.EqualTo(new Money(11891)));
    }

    [Test]
    public void A_known_word_with_the_wrong_direction_is_unknown()
    {
        var bill = ReadFund("`1,`1,`5.00,`0,`0.00", Fund("退款", "收入", "5.00", "5.00"));

        Assert.That(bill.Rows.Single().Kind, Is.EqualTo(FundRowKind.Unknown));
        Assert.That(bill.OpeningBalance, Is.EqualTo(Money.Zero));
        Assert.That(bill.ClosingBalance, Is.EqualTo(new Money(500)));
    }

    [Test]
    public void A_balance_that_does_not_follow_is_refused() => Assert.That(
        () => ReadFund(
            "`2,`2,`3.00,`0,`0.00", Fund("交易", "收入", "1.00", "1.00"), Fund("交易", "收入", "2.00", "3.01")),
        Throws.TypeOf<BillFormatException>().With.Message.Contains("账户结余"));

    [TestCase("`2,`1,`1.00,`0,`0.00", "资金流水总笔数")]
    [TestCase("`1,`2,`1.00,`0,`0.00", "收入笔数")]
    [TestCase("`1,`1,`1.01,`0,`0.00", "收入金额")]
    [TestCase("`1,`1,`1.00,`1,`0.00", "支出笔数")]
    [TestCase("`1,`1,`1.00,`0,`0.01", "支出金额")]
    public void A_fund_summary_that_differs_is_refused(string summary, string column) => Assert.That(
        () => ReadFund(summary, Fund("交易", "收入", "1.00", "1.00")),
        Throws.TypeOf<BillFormatException>().With.Message.Contains(column));

    [Test]
    public void An_empty_fund_bill_has_no_balances()
    {
        var bill = ReadFund("`0,`0,`0.00,`0,`0.00");

        Assert.That(bill.Rows, Is.Empty);
        Assert.That(bill.OpeningBalance, Is.Null);
        Assert.That(bill.ClosingBalance, Is.Null);
    }

    private static TradeBill ReadTrade(params string[] lines) => ReadTrade("\r\n", true, lines);

    private static TradeBill ReadTrade(string newline, bool hasMark, params string[] lines)
    {
        using var account = new TestAccount();
        return account.Account.Bills.ParseTradeBill(Content(newline, hasMark, lines));
    }

    private static FundBill ReadFund(string summary, params string[] rows)
    {
        using var account = new TestAccount();
        return account.Account.Bills.ParseFundBill(
            Content("\r\n", true, [FundHeader, .. rows, FundSummaryHeader, summary]));
    }

    private static byte[] Content(string newline, bool hasMark, string[] lines) => Encoding.UTF8.GetBytes(
        (hasMark ? "\uFEFF" : "") + string.Concat(lines.Select(line => line + newline)));

    private static string Fund(string kind, string direction, string amount, string balance) =>
        $"`2026-05-19 04:21:23,`5000,`1900,`业务,`{kind},`{direction},`{amount},`{balance},`system,`备注,`V1";

    private static DateTimeOffset At(int day, int hour, int minute, int second) =>
        new(2026, 5, day, hour, minute, second, TimeSpan.FromHours(8));
}
