using VillageCloud.Data;
using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.Features.Finance.Sales;

internal static class SaleQueries
{
    /// <summary>To be changed: all of a document, or one of them.</summary>
    public static IQueryable<Sale> SalesOf(this VillageDb db, string number, int? item)
    {
        var sales = db.Sales.Where(sale => sale.Document == number);
        return (item is { } one ? sales.Where(sale => sale.Item == one) : sales).OrderBy(sale => sale.Item);
    }

    /// <summary>Those that may settle at that moment: the window is over, no refund waits for its end,
    /// and nobody holds it.</summary>
    public static IQueryable<Sale> DueAt(this IQueryable<Sale> sales, DateTimeOffset moment) =>
        sales.Where(sale => sale.SettledAt == null && sale.DueAt <= moment && sale.OpenRefunds == 0
            && (sale.HeldAt == null || sale.HeldUntil <= moment));

    /// <summary>Those that somebody holds at that moment.</summary>
    public static IQueryable<Sale> HeldAt(this IQueryable<Sale> sales, DateTimeOffset moment) =>
        sales.Where(sale => sale.SettledAt == null && sale.HeldAt != null
            && (sale.HeldUntil == null || sale.HeldUntil > moment));
}
