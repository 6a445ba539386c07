using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Finance.Rules;

namespace VillageCloud.Domain.Tests.Finance.Ledger;

/// <summary>What an entry is stands in a column, and one recipe writes each kind.</summary>
public sealed class EntryKindTests
{
    private static readonly Sale Tea = Sale.OfGoods(
        new(1), "D1", new(2, "茶", 1, new(1_000), new(0), new(3), new(1), IsMemberSale: true),
        DateTimeOffset.UnixEpoch);

    private static readonly Sale Freight = Sale.OfFreight(new(1), "D1", new(800), DateTimeOffset.UnixEpoch);

    private static readonly RevenueRule WithRoyalty = Agreed.Rule(
        Agreed.Artisan.Percent(500), Agreed.School.Fixed(80), Agreed.Household.Rest(7_800), Agreed.Fund.Rest(333),
        Agreed.Platform.Rest(760), Agreed.Cooperative.Rest(1_107));

    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    private static IEnumerable<TestCaseData> Bookings()
    {
        var parts = Agreed.OfWeights(7_250, 333, 917, 1_500).Split(new(1_000));
        yield return Case(SalePaid.Entry("4200", "D1", new(6_690)), EntryKind.SalePaid, "pay:4200");
        yield return Case(SaleSettled.Entry(Tea, parts), EntryKind.SaleSettled, "settle:0:0");
        yield return Case(
            SaleSettled.Entry(Freight, new WholeSplit(Agreed.Platform).Split(new(800))),
            EntryKind.FreightSettled, "freight:D1");
        yield return Case(ToppedUp.Entry("F9", new(100_000)), EntryKind.ToppedUp, "topup:F9");
        yield return Case(
            ToldByFundBill.Fee(new(EntryKind.FeeCharged, "20260506:basic:3"), "V1", Account.WeChatBasic, new(40)),
            EntryKind.FeeCharged, "fee:20260506:basic:3");
        yield return Case(
            ToldByFundBill.Withdrawal(new(EntryKind.Withdrawn, "a:1"), "V1", Account.WeChatBasic, new(40)),
            EntryKind.Withdrawn, "withdrawal:a:1");
        yield return Case(
            ToldByFundBill.StrangeReturn(
                new(EntryKind.WithdrawalReturned, "a:2"), "V1", Account.WeChatBasic, new(40)),
            EntryKind.WithdrawalReturned, "bounced:a:2");
        yield return Case(Opening.Entry(2026, new(500_000), new(20_000)), EntryKind.Opening, "opening:2026");
    }

    [TestCaseSource(nameof(Bookings))]
    public void A_recipe_writes_a_balanced_entry_of_its_kind(Booking booking, EntryKind kind, string key)
    {
        var entry = new JournalEntry(
            new(1), booking.Key, new(1), DateTimeOffset.UnixEpoch, booking.Summary, booking.Lines);

        Assert.That(Money.Sum(entry.Lines.Select(line => line.Amount)), Is.EqualTo(Money.Zero));
        Assert.That((entry.Kind, entry.BusinessKey), Is.EqualTo((kind, key)));
        Assert.That(entry.BusinessKey, Does.EndWith(":" + entry.Subject));
    }

    [Test]
    public void A_sale_gives_each_party_its_part_and_nothing_stays_behind()
    {
        var lines = SaleSettled.Entry(Tea, WithRoyalty.Split(new(1_000))).Lines;

        Assert.That(
            lines.Select(line => (line.AccountCode, line.HouseholdId, line.PartyId, line.Amount.Fen)),
            Is.EqualTo(new (string, HouseholdId?, PartyId?, long)[]
            {
                (Account.PendingSales.Code, null, null, 1_000),
                (Account.GoodsPayable.Code, new(3), Agreed.Household.Id, -679),
                (Account.Fund.Code, null, Agreed.Fund.Id, -29),
                (Account.PlatformIncome.Code, null, Agreed.Platform.Id, -66),
                (Account.CooperativeIncome.Code, null, Agreed.Cooperative.Id, -96),
                (Account.GoodsPayable.Code, new(6), Agreed.Artisan.Id, -50),
                (Account.ProjectFund.Code, null, Agreed.School.Id, -80),
            }));
    }

    [Test]
    public void A_late_refund_takes_back_of_each_party_and_leaves_nothing_of_a_sale_that_went_back_whole()
    {
        var refund = new Refund(new(1), new(1), new(7), "R1", new(new(1_000), Money.Zero, Pieces: 0), "受潮", new(1),
            DateTimeOffset.UnixEpoch);
        var sold = SaleSettled.Entry(Tea, WithRoyalty.Split(new(1_000))).Lines;

        var back = Refunded.Of(refund, [new(Tea, new(1_000), -WithRoyalty.Split(new(1_000)))]).Lines;

        Assert.That(
            sold.Concat(back).Where(line => line.PartyId is not null).GroupBy(line => (line.PartyId, line.AccountCode))
                .Select(same => Money.Sum(same.Select(line => line.Amount))).ToList(),
            Has.Count.EqualTo(6).And.All.EqualTo(Money.Zero));
    }

    [Test]
    public void A_closed_period_leaves_income_and_costs_empty_and_the_surplus_to_be_shared()
    {
        var period = AccountingPeriod.MonthOf(new(1), new DateOnly(2026, 5, 1));

        var booking = PeriodClosed.Entry(
            period, [(Account.PlatformIncome, new(-9_000)), (Account.PaymentFees, new(400))]);

        var sums = booking.Lines.GroupBy(line => line.AccountCode)
            .ToDictionary(same => same.Key, same => Money.Sum(same.Select(line => line.Amount)).Fen);
        Assert.That(sums[Account.PlatformIncome.Code], Is.EqualTo(9_000));
        Assert.That(sums[Account.PaymentFees.Code], Is.EqualTo(-400));
        Assert.That(sums[Account.YearSurplus.Code], Is.Zero);
        Assert.That(sums[Account.SurplusDistribution.Code], Is.EqualTo(-8_600));
    }

    [Test]
    public void No_two_kinds_share_a_word() => Assert.That(
        Kinds.Select(kind => new BusinessKey(kind, "1").ToString()).ToList(), Is.Unique);

    [TestCase(EntryKind.Opening, StatementPart.Brought)]
    [TestCase(EntryKind.SaleSettled, StatementPart.Earned)]
    [TestCase(EntryKind.Refunded, StatementPart.Earned)]
    [TestCase(EntryKind.CostBooked, StatementPart.Earned)]
    [TestCase(EntryKind.SharesDue, StatementPart.Earned)]
    [TestCase(EntryKind.PayoutSent, StatementPart.Sent)]
    [TestCase(EntryKind.PayoutVoided, StatementPart.Sent)]
    [TestCase(EntryKind.PayoutArrived, StatementPart.Sent)]
    [TestCase(EntryKind.ArrivalVoided, StatementPart.Sent)]
    public void Every_kind_has_its_part_in_a_statement(EntryKind kind, StatementPart part) =>
        Assert.That(kind.PartOfStatement(), Is.EqualTo(part));

    private static TestCaseData Case(Booking booking, EntryKind kind, string key) =>
        new TestCaseData(booking, kind, key).SetArgDisplayNames(kind.ToString());
}
