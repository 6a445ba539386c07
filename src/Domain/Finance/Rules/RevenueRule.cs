using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>One immutable version of how a sale is divided, approved by farmers, enterprise and government together.
/// An order line freezes its id: a later version never touches a past sale.</summary>
public sealed class RevenueRule : ICooperativeOwned
{
    private RevenueRule()
    {
    }

    public RevenueRule(
        CooperativeId cooperativeId, string code, int revision, SplitWeights weights, RuleApproval approval)
    {
        CooperativeId = cooperativeId;
        Code = code;
        Revision = revision;
        HouseholdBp = weights.HouseholdBp;
        FundBp = weights.FundBp;
        PlatformBp = weights.PlatformBp;
        CooperativeBp = weights.CooperativeBp;
        Approval = approval;
    }

    public RevenueRuleId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Code { get; private set; } = "";

    public int Revision { get; private set; }

    public int HouseholdBp { get; private set; }

    public int FundBp { get; private set; }

    public int PlatformBp { get; private set; }

    public int CooperativeBp { get; private set; }

    public RuleApproval Approval { get; private set; } = null!;

    public SplitWeights Weights => SplitWeights.Create(HouseholdBp, FundBp, PlatformBp, CooperativeBp).OrThrow();
}

/// <summary>三方议事: who agreed, and under which supply agreement the fund's share is retained (money §3).</summary>
public sealed record RuleApproval(
    StaffId Farmers, StaffId Enterprise, StaffId Government, DateTimeOffset At, string AgreementNo);
