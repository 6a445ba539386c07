using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Shared;

public sealed class InvariantTests
{
    [Test]
    public void A_broken_claim_says_what_was_claimed() => Assert.That(
        () => Invariant.Holds(false, $"{3} of {new Money(105)} are {"here"}"),
        Throws.InstanceOf<InvariantBrokenException>().With.Message.EqualTo("3 of 1.05 are here"));

    [Test]
    public void A_claim_that_holds_is_not_put_into_words()
    {
        var asked = 0;

        Invariant.Holds(true, $"asked {++asked} times");

        Assert.That(asked, Is.Zero);
    }
}
