namespace VillageCloud.Domain.Village.Cooperatives;

/// <summary>What a village begins with, until its members have agreed on something else. Careful ones: the assembly is
/// asked, nothing is reduced, and what the law asks of a form is kept.</summary>
public static class PresetTerms
{
    private static readonly CooperativeTerms OfEveryForm = new()
    {
        ReserveBp = 1_000,
        PatronageBp = 0,
        MinimumPayout = new(1_000),
        Freight = new(800),
        FreeFreightFrom = new(9_900),
        ReductionFrom = new(0),
        ReductionOff = new(0),
        PaymentMinutes = 30,
        DisclosureDays = 15,
        ResolutionRequired = true,
        SingleTransferLimit = new(20_000),
    };

    /// <summary>Only a farmers' cooperative returns by what its members sold through it (art. 44); the other two give
    /// by shares and by capital.</summary>
    public static CooperativeTerms Of(LegalForm form) => form switch
    {
        LegalForm.FarmersCooperative => OfEveryForm with { PatronageBp = 6_000 },
        LegalForm.VillageCollective or LegalForm.VillageCompany => OfEveryForm,
    };
}
