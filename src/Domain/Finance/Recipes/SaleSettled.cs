using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>The net of a sale leaves what waits and becomes its parties' (money R3).</summary>
public static class SaleSettled
{
    public static Booking Entry(Sold sold, int generation, string orderNumber, PartyAmounts parts) => new(
        BusinessKey.SaleSettled(sold.Line, generation), $"结算 {orderNumber} 第 {sold.Number} 行",
        [
            JournalLine.Debit(Account.PendingSales, parts.Total, orderLine: sold.Line),
            JournalLine.Credit(Account.GoodsPayable, parts.Household, sold.Household, sold.Line),
            JournalLine.Credit(Account.Fund, parts.Fund, orderLine: sold.Line),
            JournalLine.Credit(Account.PlatformIncome, parts.Platform, orderLine: sold.Line),
            JournalLine.Credit(Account.CooperativeIncome, parts.Cooperative, orderLine: sold.Line),
        ]);
}

/// <summary>What was sold, and whose it was.</summary>
/// <param name="Number">1, 2, 3 … within its order.</param>
public sealed record Sold(OrderLineId Line, int Number, HouseholdId Household);
