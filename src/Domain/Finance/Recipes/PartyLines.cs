using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>What a sale gives its parties, or takes back of them: one line for each, on its account. The only place
/// that tells it.</summary>
internal static class PartyLines
{
    /// <summary>Those of zero are left out by the entry.</summary>
    public static IEnumerable<JournalLine> Credit(Sale sale, PartyShares shares) => shares.Each.Select(share =>
        JournalLine.Credit(
            share.Party.Account, share.Amount, share.Party.PayeeOf(sale.HouseholdId), sale.Id, share.Party.Id));
}
