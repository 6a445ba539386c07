using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>How a sale is divided among its parties.</summary>
public interface ISplit
{
    /// <summary>What each party gets of it (money R3); adds up to <paramref name="net"/> to the fen.</summary>
    PartyShares Split(Money net);

    /// <summary>How the split comes to its amounts, step by step.</summary>
    IReadOnlyList<SplitStep> Explain(Money net);

    /// <summary>Amounts that the journal tells of these parties.</summary>
    /// <exception cref="InvariantBrokenException">One of them is no party of this split.</exception>
    PartyShares SharesOf(IReadOnlyDictionary<PartyId, Money> posted);
}

/// <summary>Nobody shares: all of it is one party's, as freight is the platform's.</summary>
public sealed class WholeSplit(Party party) : ISplit
{
    private readonly Party[] parties = [party];

    public PartyShares Split(Money net) => new(parties, [net]);

    public IReadOnlyList<SplitStep> Explain(Money net) =>
        [new(1, party, new WaterfallStep.Rest(), Base: net, Taken: net)];

    public PartyShares SharesOf(IReadOnlyDictionary<PartyId, Money> posted)
    {
        var amount = posted.GetValueOrDefault(party.Id);
        Invariant.Holds(amount == Money.Sum(posted.Values), "all of it is posted to one party");
        return new(parties, [amount]);
    }
}
