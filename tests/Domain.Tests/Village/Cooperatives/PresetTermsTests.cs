using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Tests.Village.Cooperatives;

/// <summary>What a village begins with keeps the law of its form.</summary>
public sealed class PresetTermsTests
{
    [TestCase(LegalForm.FarmersCooperative, 6_000)]
    [TestCase(LegalForm.VillageCollective, 0)]
    [TestCase(LegalForm.VillageCompany, 0)]
    public void Only_a_farmers_cooperative_returns_by_what_was_sold_and_the_assembly_is_always_asked(
        LegalForm form, int patronageBp)
    {
        var terms = PresetTerms.Of(form);

        Assert.That(
            (terms.PatronageBp, terms.ReserveBp, terms.DisclosureDays, terms.ResolutionRequired),
            Is.EqualTo((patronageBp, 1_000, 15, true)));
        Assert.That(terms.ReductionOff.Fen, Is.Zero);
    }
}
