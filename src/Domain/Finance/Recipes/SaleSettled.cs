using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>The net of a sale leaves what waits and becomes its parties' (money R3): one line
/// for each of them, on its account.</summary>
public static class SaleSettled
{
    public static Booking Entry(Sale sale, PartyShares shares) => new(
        KeyOf(sale), SummaryOf(sale),
        [JournalLine.Debit(Account.PendingSales, shares.Total, sale: sale.Id), .. PartyLines.Credit(sale, shares)]);

    private static BusinessKey KeyOf(Sale sale) => sale.Kind switch
    {
        SaleKind.Goods => BusinessKey.SaleSettled(sale.Id, sale.TimesPosted),
        SaleKind.Freight => BusinessKey.FreightSettled(sale.Document),
    };

    private static string SummaryOf(Sale sale) => sale.Kind switch
    {
        SaleKind.Goods => $"结算 {sale.Document} 第 {sale.Item} 行",
        SaleKind.Freight => $"运费 {sale.Document}",
    };
}
