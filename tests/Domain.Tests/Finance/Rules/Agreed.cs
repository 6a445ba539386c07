using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Rules;

/// <summary>Parties of a village as a database would give them, and rules that name them.</summary>
internal static class Agreed
{
    public static readonly DateOnly Day = new(2026, 5, 6);

    public static readonly RuleApproval Approval = new(new(1), new(2), new(3), Start, "上英共富议〔2026〕1号");

    public static readonly IReadOnlyList<Party> First =
        [.. Party.First(OurVillage).Select(static (party, i) => party.WithId(i + 1))];

    public static readonly Party Household = First[0];
    public static readonly Party Fund = First[1];
    public static readonly Party Platform = First[2];
    public static readonly Party Cooperative = First[3];

    public static readonly Party Artisan =
        Party.OfArtisan(OurVillage, "楼师傅署名", new(7), new(6)).OrThrow().WithId(9);

    public static readonly Party Hosts = Party.OfHosts(OurVillage, "带货人").OrThrow().WithId(8);

    public static readonly Party School =
        Party.Add(OurVillage, "助学金", Account.ProjectFund).OrThrow().WithId(6);

    public static readonly Party Road =
        Party.Add(OurVillage, "修路", Account.OtherParties).OrThrow().WithId(5);

    public static readonly IReadOnlyList<Party> All = [.. First, Artisan, Hosts, School, Road];

    /// <summary>The database makes ids; here nobody else does.</summary>
    public static Party WithId(this Party party, long id)
    {
        typeof(Party).GetProperty(nameof(Party.Id))!.SetValue(party, new PartyId(id));
        return party;
    }

    public static DraftStep Rest(this Party party, int basisPoints = SplitWeights.Whole) =>
        new(party, new WaterfallStep.Rest(basisPoints));

    public static DraftStep Fixed(this Party party, long fen) => new(party, new WaterfallStep.Fixed(new(fen)));

    public static DraftStep Percent(
        this Party party, int basisPoints, PercentBase of = PercentBase.Total, long? cap = null, long? floor = null) =>
        new(party, new WaterfallStep.Percent(basisPoints, of, MoneyOf(cap), MoneyOf(floor)));

    public static RuleDraft Draft(params DraftStep[] steps) =>
        new(OurVillage, "STANDARD", Day, RuleScope.Everything, Approval, steps);

    public static RevenueRule Rule(params DraftStep[] steps) => RevenueRule.Agree(Draft(steps), []).OrThrow();

    public static RevenueRule OfWeights(params int[] basisPoints) =>
        Rule([.. First.Zip(basisPoints, static (party, bp) => party.Rest(bp))]);

    public static PartyShares Shares(params (Party Party, long Fen)[] told) =>
        PartyShares.Of(told.Select(static one => new PartyShare(one.Party, new(one.Fen))));

    private static Money? MoneyOf(long? fen) => fen is { } amount ? new Money(amount) : null;
}
