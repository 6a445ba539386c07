using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>The net of a sale leaves what waits and becomes its parties' (money R3): one line for each of them, on its
/// account.</summary>
public static class SaleSettled
{
    public static Booking Entry(Sold sold, int generation, string orderNumber, PartyShares shares) => new(
        BusinessKey.SaleSettled(sold.Line, generation), $"结算 {orderNumber} 第 {sold.Number} 行",
        [
            JournalLine.Debit(Account.PendingSales, shares.Total, orderLine: sold.Line),
            .. sold.Gives(shares),
        ]);
}

/// <summary>What was sold, and whose it was.</summary>
/// <param name="Number">1, 2, 3 … within its order.</param>
public sealed record Sold(OrderLineId Line, int Number, HouseholdId Household)
{
    /// <summary>What each party gets of it, or gives back where it is negative.</summary>
    internal IEnumerable<JournalLine> Gives(PartyShares shares) => shares.Each.Select(share => JournalLine.Credit(
        share.Party.Account, share.Amount, share.Party.PayeeOf(Household), Line, share.Party.Id));
}
