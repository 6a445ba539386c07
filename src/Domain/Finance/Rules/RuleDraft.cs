using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>A version that the three parties are about to agree on.</summary>
public sealed record RuleDraft(
    CooperativeId CooperativeId, string Code, DateOnly EffectiveFrom, RuleScope Scope, RuleApproval Approval,
    IReadOnlyList<DraftStep> Steps)
{
    /// <summary>Each party is one of the village, and named once.</summary>
    internal Refusal? PartyFault()
    {
        var known = new HashSet<Party>();
        foreach (var (party, _) in Steps)
        {
            if (party.CooperativeId != CooperativeId) return new RulePartyUnknown(party.Name);
            if (!known.Add(party)) return new RulePartyTwice(party.Name);
        }

        return null;
    }
}

/// <param name="Party">A row of the village.</param>
public sealed record DraftStep(Party Party, WaterfallStep Step);

/// <summary>三方议事: who agreed, and under which supply agreement the fund's share is retained (money §3).</summary>
public sealed record RuleApproval(
    StaffId Farmers, StaffId Enterprise, StaffId Government, DateTimeOffset At, string AgreementNo);
