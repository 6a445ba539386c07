using CsCheck;
using VillageCloud.Audit.Allocation;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Tests.Allocation;

public sealed class VillageAllocationTests
{
    private static readonly Gen<VillageAllocationInput> AnyVillage =
        from seed in Gen.Int
        from households in Gen.Int[1, 12]
        from lines in Gen.Int[1, 40]
        select RandomVillage.Of(seed, households, lines);

    [Test]
    public void Every_fen_a_shopper_paid_is_somewhere() => AnyVillage.Sample(
        static input =>
        {
            var result = VillageAllocation.Of(input).Value;
            var totals = result.Totals;
            return totals.Gross - totals.Discount - totals.RefundInWindow - totals.RefundAfterSettlement == totals.Net
                && result.SettledLines.All(static line => line.Split.Total == line.Net)
                && result.RefundAdjustments.All(static refund => refund.Delta.Total == -refund.Amount)
                && Money.Sum(result.SettledLines.Select(static line => line.FeeShare)) == totals.Fee
                && Money.Sum(result.SettledLines.Select(static line => line.DiscountShare)) == totals.Discount
                && Money.Sum(result.Households.Select(static household => household.GoodsPayable))
                    == totals.Parties.Household
                && Money.Sum(result.Households.Select(static household => household.AllVolume)) == totals.Net
                && Money.Sum(result.TrialBalanceAfterPayout.Select(static row => row.Debit)).IsZero;
        },
        iter: 1_000);

    [Test]
    public void The_order_of_households_orders_and_lines_does_not_matter() => AnyVillage.Sample(
        static input =>
        {
            var turned = VillageAllocation.Of(input with
            {
                Households = [.. input.Households.Reverse()],
                Orders = [.. input.Orders.Reverse()],
                Lines = [.. input.Lines.Reverse()],
                Rules = [.. input.Rules.Reverse()],
            }).Value;
            var straight = VillageAllocation.Of(input).Value;
            return turned.SettledLines.SequenceEqual(straight.SettledLines)
                && turned.Households.SequenceEqual(straight.Households)
                && turned.TrialBalanceAfterPayout.SequenceEqual(straight.TrialBalanceAfterPayout);
        },
        iter: 500);

    [Test]
    public void A_village_of_two_hundred_households_and_three_thousand_lines_adds_up()
    {
        var result = VillageAllocation.Of(RandomVillage.Of(seed: 20_250_601, households: 200, lines: 3_000)).Value;

        Assert.That(result.SettledLines, Has.Count.EqualTo(3_000));
        Assert.That(result.Households, Has.Count.EqualTo(200));
        Assert.That(result.Totals.Plan.Dividend, Is.EqualTo(result.Totals.Plan.Distributable));
        Assert.That(result.Totals.Plan.Distributable, Is.GreaterThan(Money.Zero));
    }

    [Test]
    public void A_late_refund_never_reopens_the_dividend()
    {
        var input = ExampleInput.Read();

        var without = VillageAllocation.Of(input with { RefundsAfterDividend = [] }).Value;
        var with = VillageAllocation.Of(input).Value;

        Assert.That(with.Households, Is.EqualTo(without.Households));
        Assert.That(with.TrialBalanceAfterPayout, Is.EqualTo(without.TrialBalanceAfterPayout));
        Assert.That(without.NextOpeningGoodsPayable, Is.Empty);
    }

    [Test]
    public void A_loss_year_leaves_the_loss_in_the_books_and_distributes_nothing()
    {
        var input = ExampleInput.Read() with { PeriodCosts = [new("修冷库", new Money(50_000))] };

        var result = VillageAllocation.Of(input).Value;

        Assert.That(result.Totals.Plan.Distributable, Is.EqualTo(Money.Zero));
        Assert.That(result.Totals.Plan.Reserve, Is.EqualTo(Money.Zero));
        Assert.That(
            result.TrialBalanceAfterPayout.Single(static row => row.Account == "盈余分配").Debit,
            Is.EqualTo(-result.Totals.Plan.AfterLoss));
        Assert.That(result.Totals.Plan.AfterLoss, Is.EqualTo(new Money(8_487 + 5_576 - 466 - 50_000 - 200)));
    }

    [Test]
    public void A_line_refunded_in_fifty_parts_ends_at_exactly_nothing()
    {
        var input = ExampleInput.Read();
        var refunds = Enumerable.Range(1, 50).Select(
            static n => new AllocationRefund($"P{n}", 7, new Money(n < 50 ? 313 : 340)));

        var result = VillageAllocation.Of(
            input with { RefundsAfterSettlement = [.. refunds], RefundsAfterDividend = [] }).Value;

        Assert.That(result.RefundAdjustments[^1].NetAfter, Is.EqualTo(Money.Zero));
        var settled = result.SettledLines.Single(static line => line.LineNo == 7).Split;
        Assert.That(
            result.RefundAdjustments.Aggregate(settled, static (sum, refund) => sum + refund.Delta),
            Is.EqualTo(PartyAmounts.Zero));
    }

    [Test]
    public void A_household_that_is_not_a_member_sells_but_takes_no_dividend()
    {
        var input = ExampleInput.Read();
        var outsiders = input with
        {
            Households = [.. input.Households.Select(static h => h.HouseholdNo == 5 ? h with { IsMember = false } : h)],
        };

        var wu = VillageAllocation.Of(outsiders).Value.Households[4];

        Assert.That(wu.GoodsPayable, Is.EqualTo(new Money(11_366)));
        Assert.That(wu.AllVolume, Is.EqualTo(new Money(15_677)));
        Assert.That(wu.Dividend.Volume + wu.Dividend.CapitalWeight + wu.Dividend.Dividend, Is.EqualTo(Money.Zero));
    }

    [Test]
    public void A_refusal_names_the_first_field_that_is_wrong()
    {
        var input = ExampleInput.Read();
        var lines = input.Lines.ToArray();
        lines[3] = lines[3] with { HouseholdNo = 9 };
        lines[5] = lines[5] with { Rule = "Z" };

        var refusal = VillageAllocation.Of(input with { Lines = lines }).Refusal as AllocationRefused;

        Assert.That(refusal?.Field, Is.EqualTo("lines[3].household_no"));
        Assert.That(refusal?.Code, Is.EqualTo("allocation.unknown"));
    }
}
