using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

/// <summary>How a surplus is divided. Basis points are 1/100 of a percent.</summary>
/// <param name="ReserveBp">Taken off for the reserve (公积金) before anything is distributed.</param>
/// <param name="PatronageBp">Part of the distributable surplus that goes by transaction volume; the rest goes by
/// capital. Zero where a village distributes by shares alone (农村集体经济组织法).</param>
/// <param name="MinimumPayout">A balance below this waits for the next period.</param>
public sealed record SurplusRules(int ReserveBp, int PatronageBp, Money MinimumPayout)
{
    /// <summary>农民专业合作社法 art. 44: the return by transaction volume is not less than 60 % of the distributable
    /// surplus.</summary>
    public const int StatutoryPatronageBp = 6_000;

    private const int Whole = 10_000;

    /// <summary>Done, or <c>dividend.rule_out_of_range</c>: the numbers make sense for any legal form.</summary>
    public Outcome Check()
    {
        if (ReserveBp is < 0 or > Whole) return new SurplusRuleOutOfRange(nameof(ReserveBp), "公积金比例");
        if (PatronageBp is < 0 or > Whole) return new SurplusRuleOutOfRange(nameof(PatronageBp), "按交易量返还的比例");
        if (MinimumPayout.IsNegative) return new SurplusRuleOutOfRange(nameof(MinimumPayout), "起付金额");
        return Outcome.Done;
    }

    /// <summary>Done, or <c>dividend.patronage_below_statute</c>. Asked only where the operator is a farmers'
    /// cooperative; a collective or a company has no such floor.</summary>
    public Outcome CheckForFarmersCooperative() =>
        PatronageBp < StatutoryPatronageBp ? new PatronageBelowStatute(PatronageBp) : Outcome.Done;
}

public sealed record SurplusRuleOutOfRange(string Rule, string Name)
    : Refusal("dividend.rule_out_of_range", $"{Name}不对：比例在 0 到 10000（万分之几）之间，起付金额不能为负，请改正");

public sealed record PatronageBelowStatute(int PatronageBp)
    : Refusal(
        "dividend.patronage_below_statute",
        $"按交易量返还的比例是万分之 {PatronageBp}，农民专业合作社法第四十四条要求不低于 60%，请改成 6000 或更高");
