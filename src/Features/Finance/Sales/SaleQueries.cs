using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.Features.Finance.Sales;

internal static class SaleQueries
{
    /// <summary>Those that may settle at that moment: the window is over, and no refund waits for its end.</summary>
    public static IQueryable<Sale> DueAt(this IQueryable<Sale> sales, DateTimeOffset moment) =>
        sales.Where(sale => sale.SettledAt == null && sale.DueAt <= moment && sale.OpenRefunds == 0);
}
