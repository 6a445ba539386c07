using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Finance.Payouts;

public sealed class HouseholdPositionTests
{
    private static readonly Money Minimum = new(1_300);

    [TestCase(0, 0, 0, 0)]
    [TestCase(49_265, 0, 49_265, 0)]
    [TestCase(49_265, 498, 49_763, 0)]
    [TestCase(49_265, 4_737, 54_002, 0)]
    // A dividend that isn't paid yet counts against what the household owes …
    [TestCase(-12_419, 498, 0, 11_921)]
    [TestCase(-300, 498, 198, 0)]
    // … one that is payable does not: it is paid, and the goods money is taken from the next sales.
    [TestCase(-12_419, 1_300, 1_300, 12_419)]
    [TestCase(-12_419, 0, 0, 12_419)]
    [TestCase(500, -200, 500, 200)]
    public void What_is_owed_and_what_the_household_owes_stand_apart_and_are_never_negative(
        long goods, long dividend, long owed, long owes)
    {
        var position = HouseholdPosition.Of(new(goods), new(dividend), new(77), Minimum);

        Assert.That((position.Owed, position.Owes), Is.EqualTo((new Money(owed), new Money(owes))));
        Assert.That(position.OnItsWay, Is.EqualTo(new Money(77)));
    }

    [Test]
    public void For_any_balances_the_two_differ_by_what_the_accounts_say()
    {
        var random = new Random(20_261_125);
        for (var round = 0; round < 2_000; round++)
        {
            Money goods = new(random.Next(-3_000, 3_000)), dividend = new(random.Next(-100, 2_600));

            var position = HouseholdPosition.Of(goods, dividend, Money.Zero, Minimum);

            Assert.That(position.Owed.IsNegative || position.Owes.IsNegative, Is.False);
            Assert.That(position.Owed - position.Owes, Is.EqualTo(goods + dividend));
        }
    }
}
