using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Tests.Village.Cooperatives;

public sealed class TermsLimitsTests
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("运费", one => one with { Freight = new(-1) });
        yield return Case("运费", one => one with { Freight = new(10_001) });
        yield return Case("包邮", one => one with { FreeFreightFrom = new(-1) });
        yield return Case("满减", one => one with { ReductionOff = new(-1) });
        yield return Case("满多少才减", one => one with { ReductionFrom = new(500), ReductionOff = new(500) });
        yield return Case("满多少才减", one => one with { ReductionFrom = new(-1) });
        yield return Case("付款时限", one => one with { PaymentMinutes = 4 });
        yield return Case("付款时限", one => one with { PaymentMinutes = 121 });
        yield return Case("同时没付款", one => one with { UnpaidOrders = 0 });
        yield return Case("一小时", one => one with { UnpaidOrders = 5, UnpaidOrdersAnHour = 4 });
        yield return Case("种", one => one with { UnpaidKinds = 0 });
        yield return Case("比例", one => one with { UnpaidShareBp = 99 });
        yield return Case("件", one => one with { UnpaidPieces = 0 });
        yield return Case("公积金", one => one with { ReserveBp = 10_001 });
        yield return Case("第四十四条", one => one with { PatronageBp = 5_999 });
        yield return Case("第四十条", one => one with { DisclosureDays = 14 });
        yield return Case("公示天数", one => one with { DisclosureDays = 91 });
        yield return Case("起付", one => one with { MinimumPayout = new(10_001) });
        yield return Case("单笔", one => one with { SingleTransferLimit = new(99) });

        static TestCaseData Case(string word, Func<CooperativeTerms, CooperativeTerms> change) =>
            new(word, change) { TestName = $"{{m}}: {word} {change(PresetTerms.Of(LegalForm.FarmersCooperative))}" };
    }

    [TestCaseSource(nameof(Wrong))]
    public void What_can_t_be_agreed_on_says_which_value_and_what_it_may_be(
        string word, Func<CooperativeTerms, CooperativeTerms> change)
    {
        var refusal = TermsLimits.Check(
            change(PresetTerms.Of(LegalForm.FarmersCooperative)), LegalForm.FarmersCooperative);

        Assert.That((refusal?.Code, refusal?.Sentence), Is.EqualTo(("settings.value_invalid", refusal?.Sentence)));
        Assert.That(refusal!.Sentence, Does.Contain(word));
    }

    [Test]
    public void What_the_law_asks_of_a_cooperative_it_doesn_t_ask_of_the_others()
    {
        var free = PresetTerms.Of(LegalForm.VillageCompany) with { PatronageBp = 0, DisclosureDays = 7 };

        Assert.That(TermsLimits.Check(free, LegalForm.VillageCompany), Is.Null);
        Assert.That(TermsLimits.Check(free, LegalForm.VillageCollective), Is.Null);
        Assert.That(TermsLimits.Check(free, LegalForm.FarmersCooperative)?.Code, Is.EqualTo("settings.value_invalid"));
    }

    [TestCase(LegalForm.FarmersCooperative)]
    [TestCase(LegalForm.VillageCollective)]
    [TestCase(LegalForm.VillageCompany)]
    public void What_a_village_is_founded_with_could_be_agreed_on(LegalForm form) =>
        Assert.That(TermsLimits.Check(PresetTerms.Of(form), form), Is.Null);
}
