using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>What a sale gives its parties, as lines of its entry; and read back from there, the only place that tells
/// it.</summary>
public static class PartyLines
{
    /// <summary>Where the parties' parts stand.</summary>
    public static readonly IReadOnlyList<string> AccountCodes =
    [
        Account.GoodsPayable.Code, Account.Fund.Code, Account.PlatformIncome.Code, Account.CooperativeIncome.Code,
    ];

    /// <summary>Those of zero are left out by the entry.</summary>
    /// <param name="parts">Negative where somebody gives back.</param>
    public static IEnumerable<JournalLine> Credit(Sale sale, PartyAmounts parts)
    {
        if (sale.HouseholdId is { } household)
            yield return JournalLine.Credit(Account.GoodsPayable, parts.Household, household, sale.Id);
        yield return JournalLine.Credit(Account.Fund, parts.Fund, sale: sale.Id);
        yield return JournalLine.Credit(Account.PlatformIncome, parts.Platform, sale: sale.Id);
        yield return JournalLine.Credit(Account.CooperativeIncome, parts.Cooperative, sale: sale.Id);
    }

    /// <summary>What lines on the parties' accounts give each of them.</summary>
    /// <param name="lines">Code of the account, and debit positive in fen.</param>
    public static PartyAmounts Read(IEnumerable<(string AccountCode, long Fen)> lines) => lines.Aggregate(
        PartyAmounts.Zero,
        static (sum, line) =>
        {
            var amount = new Money(-line.Fen);
            if (line.AccountCode == Account.GoodsPayable.Code) return sum with { Household = sum.Household + amount };
            if (line.AccountCode == Account.Fund.Code) return sum with { Fund = sum.Fund + amount };
            if (line.AccountCode == Account.PlatformIncome.Code) return sum with { Platform = sum.Platform + amount };
            Invariant.Holds(line.AccountCode == Account.CooperativeIncome.Code, "an account of a party");
            return sum with { Cooperative = sum.Cooperative + amount };
        });
}
