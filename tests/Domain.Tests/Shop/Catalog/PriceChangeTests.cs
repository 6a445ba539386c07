using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Domain.Tests.Shop.Catalog;

/// <summary>What a rule makes of a price, to the fen.</summary>
public sealed class PriceChangeTests
{
    [TestCase(PriceMove.Set, 5_800, 0, 100, 5_800)]
    [TestCase(PriceMove.Raise, 250, 0, 5_800, 6_050)]
    [TestCase(PriceMove.Lower, 250, 0, 5_800, 5_550)]
    [TestCase(PriceMove.Lower, 5_799, 0, 5_800, 1)]
    [TestCase(PriceMove.RaisePercent, 0, 500, 5_800, 6_090)]
    [TestCase(PriceMove.LowerPercent, 0, 500, 5_800, 5_510)]
    [TestCase(PriceMove.RaisePercent, 0, 750, 1_990, 2_139, Description = "149.25 fen are 149")]
    [TestCase(PriceMove.RaisePercent, 0, 500, 10, 11, Description = "half a fen more is a fen")]
    [TestCase(PriceMove.LowerPercent, 0, 500, 10, 9, Description = "half a fen less is a fen")]
    [TestCase(PriceMove.RaisePercent, 0, 1, 100, 100, Description = "a hundredth of a fen is nothing")]
    [TestCase(PriceMove.RaisePercent, 0, 10_000, 5_000_000, 10_000_000)]
    public void A_price_becomes(PriceMove move, long fen, int basisPoints, long before, long after) => Assert.That(
        new PriceChange(move, new(fen), basisPoints).Of(new(before)).OrThrow(), Is.EqualTo(new Money(after)));

    [TestCase(PriceMove.Lower, 5_800, 0, 5_800)]
    [TestCase(PriceMove.Lower, 5_801, 0, 5_800)]
    [TestCase(PriceMove.LowerPercent, 0, 10_000, 5_800)]
    [TestCase(PriceMove.LowerPercent, 0, 5_000, 1)]
    [TestCase(PriceMove.Raise, 1, 0, 10_000_000)]
    [TestCase(PriceMove.RaisePercent, 0, 10_000, 5_000_001)]
    public void A_price_that_nothing_can_have_is_refused(PriceMove move, long fen, int basisPoints, long before) =>
        Assert.That(
            new PriceChange(move, new(fen), basisPoints).Of(new(before)).Refusal?.Code,
            Is.EqualTo("catalog.price_out_of_range"));

    [TestCase(PriceMove.Set, 0, 0, "catalog.price_invalid")]
    [TestCase(PriceMove.Set, 10_000_001, 0, "catalog.price_invalid")]
    [TestCase(PriceMove.Raise, 0, 0, "catalog.price_step_invalid")]
    [TestCase(PriceMove.Lower, -1, 0, "catalog.price_step_invalid")]
    [TestCase(PriceMove.RaisePercent, 100, 0, "catalog.price_percent_invalid")]
    [TestCase(PriceMove.LowerPercent, 0, 10_001, "catalog.price_percent_invalid")]
    [TestCase(PriceMove.Set, 1, 0, null)]
    [TestCase(PriceMove.Lower, 10_000_000, 0, null)]
    [TestCase(PriceMove.LowerPercent, 0, 10_000, null)]
    public void A_rule_that_is_none_is_refused(PriceMove move, long fen, int basisPoints, string? code) =>
        Assert.That(new PriceChange(move, new(fen), basisPoints).Check().Refusal?.Code, Is.EqualTo(code));

    [TestCase(1_000, 1_300, false)]
    [TestCase(1_000, 1_301, true)]
    [TestCase(1_000, 700, false)]
    [TestCase(1_000, 699, true)]
    [TestCase(1_000, 1_000, false)]
    [TestCase(1, 2, true)]
    [TestCase(10_000_000, 13_000_000, false)]
    public void More_than_three_tenths_is_large(long before, long after, bool isLarge) =>
        Assert.That(PriceChange.IsLarge(new(before), new(after)), Is.EqualTo(isLarge));
}
