using System.Text.Json;
using CsCheck;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Data;

namespace VillageCloud.Domain.Tests.Finance.Settlement;

public sealed class WaterfallTests
{
    private static readonly WaterfallStep Rest = new WaterfallStep.Rest();

    private static IEnumerable<TestCaseData> Vectors =>
        DividendExample.Vectors("waterfall_vectors").Select(static vector =>
            new TestCaseData(vector).SetArgDisplayNames(vector.Text("name")));

    private static IEnumerable<TestCaseData> BadSteps =>
    [
        new TestCaseData(Array.Empty<WaterfallStep>(), "waterfall.rest_must_be_last").SetArgDisplayNames("no step"),
        new TestCaseData(new WaterfallStep[] { new WaterfallStep.Fixed(new Money(1)) }, "waterfall.rest_must_be_last")
            .SetArgDisplayNames("no rest"),
        new TestCaseData(new[] { Rest, Rest }, "waterfall.rest_must_be_whole").SetArgDisplayNames("two rests"),
        new TestCaseData(new[] { Percent(6_000), Percent(4_001), Rest }, "waterfall.above_whole")
            .SetArgDisplayNames("together more than the whole"),
        new TestCaseData(new[] { Rest, new WaterfallStep.Fixed(new Money(1)) }, "waterfall.rest_must_be_last")
            .SetArgDisplayNames("rest first"),
        new TestCaseData(new[] { new WaterfallStep.Fixed(new Money(-1)), Rest }, "waterfall.step_out_of_range")
            .SetArgDisplayNames("negative amount"),
        new TestCaseData(new[] { Percent(10_001), Rest }, "waterfall.step_out_of_range")
            .SetArgDisplayNames("more than the whole"),
        new TestCaseData(new[] { Percent(-1), Rest }, "waterfall.step_out_of_range")
            .SetArgDisplayNames("less than none"),
        new TestCaseData(new[] { Percent(1, cap: 5, floor: 6), Rest }, "waterfall.step_out_of_range")
            .SetArgDisplayNames("floor above cap"),
    ];

    [TestCaseSource(nameof(Vectors))]
    public void Published_vectors_hold(JsonElement vector)
    {
        var total = vector.Fen("total");
        WaterfallStep[] steps = [.. vector.GetProperty("steps").EnumerateArray().Select(StepOf)];

        var taken = Waterfall.Create(steps).Value.Pour(total);

        Assert.That(taken.Select(static money => money.Fen), Is.EqualTo(vector.Longs("expected")));
        Assert.That(total - Money.Sum(taken), Is.EqualTo(vector.Fen("unallocated")));
    }

    [Test]
    public void There_are_six_published_vectors() => Assert.That(Vectors.Count(), Is.EqualTo(6));

    [TestCaseSource(nameof(BadSteps))]
    public void Steps_that_could_lose_a_fen_are_refused(WaterfallStep[] steps, string code) =>
        Assert.That(Waterfall.Create(steps).Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void Nothing_is_lost_and_nobody_pays_in() =>
        Gen.Select(Gen.Long[0, 100_000], Gen.Long[0, 1_000], Gen.Int[0, 10_000], Gen.Int[0, 10_000]).Sample(
            static (total, cost, first, second) =>
            {
                var taken = Waterfall.Create(
                    [
                        new WaterfallStep.Fixed(new Money(cost)),
                        new WaterfallStep.Percent(first, PercentBase.Total, new Money(40_000), new Money(30)),
                        new WaterfallStep.Percent(second, PercentBase.Left),
                        Rest,
                    ]).Value.Pour(new Money(total));
                return Money.Sum(taken).Fen == total && taken.All(static money => !money.IsNegative);
            },
            iter: 10_000);

    [Test]
    public void Pouring_a_debt_is_a_bug_and_throws() =>
        Assert.That(
            static () => Waterfall.Create([Rest]).Value.Pour(new Money(-1)),
            Throws.ArgumentException.With.Message.Contains("negative"));

    private static WaterfallStep.Percent Percent(int basisPoints, long? cap = null, long? floor = null) =>
        new(basisPoints, PercentBase.Total, MoneyOf(cap), MoneyOf(floor));

    private static Money? MoneyOf(long? fen) => fen is { } amount ? new Money(amount) : null;

    private static WaterfallStep StepOf(JsonElement step) => step.Text("kind") switch
    {
        "fixed" => new WaterfallStep.Fixed(step.Fen("amount")),
        "bp" => new WaterfallStep.Percent(
            step.Int("bp"),
            step.Text("of") == "total" ? PercentBase.Total : PercentBase.Left,
            step.TryGetProperty("cap", out var cap) ? new Money(cap.GetInt64()) : null,
            step.TryGetProperty("floor", out var floor) ? new Money(floor.GetInt64()) : null),
        _ => Rest,
    };
}
