using System.Text;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Bills;

namespace VillageCloud.WeChat.Tests;

/// <summary>Layouts that public samples show, and what people write into bills: none of it makes a day unreadable.
/// </summary>
public sealed class BillLayoutTests
{
    private const string TradeHeader =
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
        + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";

    private const string FundHeader =
        "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";

    [TestCase("土豆", "包", "`费率,`优惠", TestName = "A_backtick_after_a_comma_in_the_rate_remark_is_read")]
    [TestCase("土,`豆", "包,`裹", "优惠,`活动,`价", TestName = "And_in_every_field_that_people_write_at_once")]
    [TestCase("土\n豆", "包\n`裹", "优\r\n惠", TestName = "Line_breaks_in_what_people_write_are_read")]
    [TestCase("", "", "", TestName = "Empty_words_are_read")]
    public void Words_of_people_shift_no_amount(string goods, string attached, string remark)
    {
        var row = $"`2026-05-19 18:19:32,`wx1,`123,`0,`,`4200A,`T1,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`14.90,`5.00,`0,`0,"
            + $"`0.00,`0.00,`,`,`{goods},`{attached},`0.09000,`0.60%,`19.90,`0.00,`{remark}";

        var bill = TradeBillReader.Read(Bytes(
            TradeHeader, row, row, "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额",
            "`2,`29.80,`0.00,`0.00,`0.18000,`39.80,`0.00"));

        Assert.That(bill.Rows.Select(one => (one.OutTradeNo, one.OrderAmount, one.Fee)), Is.All.EqualTo(
            ("T1", new Money(1990), new Money(9))));
    }

    [TestCase("缺货,`请退")]
    [TestCase("第一行\n第二行")]
    [TestCase("`")]
    public void The_remark_of_a_fund_row_may_be_anything(string remark)
    {
        var bill = Fund("`1,`0,`0.00,`1,`0.02", Row("退款", "退款", "支出", "0.02", "0.17", remark));

        Assert.That(bill.Rows.Single().VoucherNo, Is.EqualTo("V1"));
    }

    [Test]
    public void Rows_of_one_second_and_whole_days_are_read_in_any_order()
    {
        string[] rows =
        [
            Row("交易", "交易", "收入", "10.00", "10.00"), Row("交易", "扣除交易手续费", "支出", "0.06", "9.94"),
            Row("交易", "交易", "收入", "10.00", "19.94"), Row("交易", "扣除交易手续费", "支出", "0.06", "19.88"),
            Row("退款", "退款", "支出", "10.00", "9.88", second: 30), Row("退款", "退款", "支出", "9.88", "0.00", second: 31),
        ];

        foreach (var order in new[] { "012345", "103245", "321054", "543210", "023154" })
        {
            var bill = Fund("`6,`2,`20.00,`4,`20.00", [.. order.Select(place => rows[place - '0'])]);
            Assert.That(bill.OpeningBalance, Is.EqualTo(Money.Zero), order);
            Assert.That(bill.ClosingBalance, Is.EqualTo(Money.Zero), order);
            Assert.That(bill.Rows.Select(row => row.Place), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5 }));
        }
    }

    [Test]
    public void Rows_that_belong_to_no_chain_are_refused() => Assert.That(
        () => Fund(
            "`3,`3,`6.00,`0,`0.00", Row("交易", "交易", "收入", "1.00", "1.00"), Row("交易", "交易", "收入", "2.00", "3.00"),
            Row("交易", "交易", "收入", "3.00", "9.00")),
        Throws.TypeOf<BillFormatException>());

    [TestCase("结算总金额 10.00 元;含手续费 0.06 元", "9.94", 6)]
    [TestCase("结算总金额10.00元；含手续费0.06元", "9.94", 6)]
    [TestCase("结算总金额10.00元;含手续费0.06元", "10.00", 0)]
    [TestCase("结算总金额1.0.0元;含手续费0.06元", "9.94", 0)]
    [TestCase("茶叶", "9.94", 0)]
    public void A_fee_within_a_row_is_told_by_remark_and_amount_together(string remark, string moved, long fee)
    {
        var row = Fund($"`1,`1,`{moved},`0,`0.00", Row("交易", "交易", "收入", moved, "50.00", remark)).Rows.Single();

        Assert.That(row.FeeWithin, Is.EqualTo(new Money(fee)));
        Assert.That(row.Gross, Is.EqualTo(new Money(fee == 0 ? (long)(decimal.Parse(moved) * 100) : 1_000)));
    }

    [TestCase("提现", "提现", "支出", FundRowKind.Withdrawal)]
    [TestCase("自动提现", "自动提现", "支出", FundRowKind.Withdrawal)]
    [TestCase("提现", "结算", "支出", FundRowKind.Withdrawal)]
    [TestCase("提现", "提现退票", "收入", FundRowKind.WithdrawalReturned)]
    [TestCase("提现退回", "退票", "收入", FundRowKind.WithdrawalReturned)]
    [TestCase("提现", "提现手续费", "支出", FundRowKind.PaymentFee)]
    [TestCase("提现", "退还提现手续费", "收入", FundRowKind.FeeReturned)]
    [TestCase("分账", "分账", "支出", FundRowKind.Unknown)]
    public void Withdrawals_are_known_by_word_and_direction(
        string name, string word, string direction, FundRowKind kind)
    {
        var (income, expense) = direction == "收入" ? ("`1,`1.00", "`0,`0.00") : ("`0,`0.00", "`1,`1.00");

        Assert.That(
            Fund($"`1,{income},{expense}", Row(name, word, direction, "1.00", "5.00")).Rows.Single().Kind,
            Is.EqualTo(kind));
    }

    [Test]
    public void Random_days_are_read_in_random_orders_with_the_same_ends()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (rows, balance) = (new List<string>(), random.Next(0, 5_000));
            var opening = balance;
            for (var i = 0; i < 1 + random.Next(12); i++)
            {
                var fen = random.Next(1, 300) * (random.Next(2) == 0 ? 1 : -1);
                balance += fen;
                rows.Add(Row(
                    "x", "未知", fen > 0 ? "收入" : "支出", Yuan(Math.Abs(fen)), Yuan(balance), second: i / 4));
            }

            var shuffled = rows.OrderBy(_ => random.Next()).ToArray();
            var bill = FundBillReader.Read(Bytes([FundHeader, .. shuffled, "资金流水总笔数", $"`{rows.Count}"]));

            Assert.That(bill.ClosingBalance - bill.OpeningBalance, Is.EqualTo(new Money(balance - opening)), $"{seed}");
            if (balance != opening) Assert.That(bill.OpeningBalance, Is.EqualTo(new Money(opening)), $"{seed}");
        }
    }

    private static string Yuan(int fen) => new Money(fen).ToString();

    private static FundBill Fund(string summary, params string[] rows) =>
        FundBillReader.Read(Bytes([FundHeader, .. rows, "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额", summary]));

    private static string Row(
        string name, string word, string direction, string amount, string balance, string remark = "备注",
        int second = 23) =>
        $"`2026-05-19 04:21:{second:00},`5000,`1900,`{name},`{word},`{direction},`{amount},`{balance},`system,"
        + $"`{remark},`V1";

    private static byte[] Bytes(params string[] lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n")));
}
