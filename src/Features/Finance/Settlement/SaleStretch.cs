using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Where the sales of one list lie: none but a few has a smaller id than <see cref="First"/>. By it both
/// engines read one stretch of the table instead of looking sale by sale. The few are those that waited for long, held
/// or never shipped; without them apart, one of these would make the stretch as long as all the past.</summary>
/// <param name="Few">Those with the smallest ids.</param>
/// <param name="First">The next one; null where there are no more.</param>
public sealed record SaleStretch(IReadOnlyList<SaleId> Few, SaleId? First)
{
    private const int MostApart = 100;

    /// <param name="open">Those that wait.</param>
    /// <param name="settled">Each by itself, because then an index answers both.</param>
    /// <param name="mostApart">So many are named one by one.</param>
    public static async Task<SaleStretch> Of(
        IQueryable<Sale> open, IQueryable<Sale> settled, CancellationToken ct, int mostApart = MostApart)
    {
        SaleId[] smallest =
        [
            .. await Smallest(open, mostApart + 1).ToListAsync(ct),
            .. await Smallest(settled, mostApart + 1).ToListAsync(ct),
        ];
        Array.Sort(smallest, static (one, other) => one.Value.CompareTo(other.Value));
        return new([.. smallest.Take(mostApart)], smallest.Length > mostApart ? smallest[mostApart] : null);
    }

    public IQueryable<Sale> Among(IQueryable<Sale> sales)
    {
        var few = Few;
        if (First is not { } first) return sales.Where(sale => few.Contains(sale.Id));
        return sales.Where(sale => !(sale.Id < first) || few.Contains(sale.Id));
    }

    // In the order of an expression, because both engines walk the whole past in the order of its ids when they hope to
    // come upon a few that way.
    private static IQueryable<SaleId> Smallest(IQueryable<Sale> sales, int count) => sales
        .OrderBy(sale => sale.SettledAt == null ? sale.Id : (SaleId?)sale.Id).Take(count).Select(sale => sale.Id);
}
