using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Shared;

public sealed class MoneyTests
{
    private static readonly Money Largest = new(long.MaxValue);
    private static readonly Money Smallest = new(long.MinValue);

    [Test]
    public void Overflow_throws_instead_of_wrapping()
    {
        Assert.That(() => Largest + new Money(1), Throws.InstanceOf<OverflowException>());
        Assert.That(() => Smallest - new Money(1), Throws.InstanceOf<OverflowException>());
        Assert.That(() => -Smallest, Throws.InstanceOf<OverflowException>());
        Assert.That(() => Largest * 2, Throws.InstanceOf<OverflowException>());
        Assert.That(() => Money.Sum([Largest, new Money(1)]), Throws.InstanceOf<OverflowException>());
    }

    [Test]
    public void Arithmetic_is_exact_to_the_fen()
    {
        Assert.That(new Money(9_007_199_254_740_993) + new Money(1), Is.EqualTo(new Money(9_007_199_254_740_994)));
        Assert.That(new Money(5) - new Money(7), Is.EqualTo(new Money(-2)));
        Assert.That(new Money(2990) * 3, Is.EqualTo(new Money(8970)));
        Assert.That(Money.Sum([new Money(1), new Money(-3), new Money(2)]).IsZero);
        Assert.That(Money.Sum([]), Is.EqualTo(Money.Zero));
    }

    [Test]
    public void Amounts_compare_by_value()
    {
        Assert.That(new Money(1) < new Money(2) && new Money(2) <= new Money(2) && new Money(3) >= new Money(2));
        Assert.That(new Money(3) > new Money(2) && new Money(-1).IsNegative && !Money.Zero.IsNegative);
        Assert.That(Money.Min(new Money(-1), new Money(1)), Is.EqualTo(new Money(-1)));
    }

    [TestCase(0, "0.00")]
    [TestCase(5, "0.05")]
    [TestCase(-5, "-0.05")]
    [TestCase(1230, "12.30")]
    [TestCase(-1230, "-12.30")]
    [TestCase(long.MaxValue, "92233720368547758.07")]
    [TestCase(long.MinValue, "-92233720368547758.08")]
    public void Text_is_yuan_with_two_decimals(long fen, string expected) =>
        Assert.That(new Money(fen).ToString(), Is.EqualTo(expected));
}
