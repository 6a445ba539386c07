using System.Text;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Domain.Tests.Finance.Payouts;

public sealed class TransferRemarkTests
{
    // In Beijing the month has turned already.
    private static readonly DateTimeOffset Now = new(2026, 10, 31, 17, 0, 0, TimeSpan.Zero);

    [TestCase(100, 0, "上英村 11月货款")]
    [TestCase(0, 100, "上英村 11月分红")]
    [TestCase(100, 100, "上英村 11月货款和分红")]
    public void The_remark_says_village_and_month_and_what_for(long goods, long dividend, string remark)
    {
        var payout = Sent("F1", goods, dividend);

        Assert.That(TransferRemark.Of("上英村共富合作社", payout, [payout]), Is.EqualTo(remark));
    }

    [Test]
    public void Parts_of_one_sum_are_told_apart()
    {
        Payout[] parts = [Sent("F1", 200, 0), Sent("F2", 200, 0), Sent("F3", 90, 0)];

        Assert.That(
            parts.Select(part => TransferRemark.Of("上英村", part, parts)),
            Is.EqualTo(new[] { "上英村 11月货款 1/3", "上英村 11月货款 2/3", "上英村 11月货款 3/3" }));
    }

    [Test]
    public void A_long_name_is_cut_and_the_month_stays()
    {
        var payout = Sent("F1", 1, 1);

        var remark = TransferRemark.Of(new string('长', 40), payout, [payout]);

        Assert.That(Encoding.UTF8.GetByteCount(remark), Is.LessThanOrEqualTo(TransferRemark.MostBytes));
        Assert.That(remark, Is.EqualTo("长长长 11月货款和分红"));
    }

    private static Payout Sent(string number, long goods, long dividend)
    {
        var payout = new Payout(new Household(new(1), 1, "斯银娣家", isMember: true), number, new(goods), new(dividend));
        payout.Submit(Now).OrThrow();
        return payout;
    }
}
