using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Shop.CatalogImport;

/// <summary>What an import would make of the shelf, line by line. Nothing is kept.</summary>
public sealed class PreviewCatalogImport(VillageDb db, StaffWork work, TimeProvider clock)
{
    private const int Shown = 100;
    private const int BadShown = 1_000;

    public async Task<Outcome<View>> Run(ImportCatalog.Command command, CancellationToken ct)
    {
        var sheet = await ImportCatalog.Read(work, command, ct);
        if (sheet.Refusal is { } unreadable) return unreadable;
        var plan = await CatalogPlan.Of(db, sheet.Value, isLook: true, clock.GetUtcNow(), ct);
        var rows = plan.Products
            .SelectMany(static product => product.Skus.Select(sku => Row.Of(product, sku))).ToList();
        return new View(
            rows.Count(static row => row.Becomes is Becomes.NewProduct),
            rows.Count(static row => row.Becomes is Becomes.NewSize),
            rows.Count(static row => row.Becomes is Becomes.Changed),
            rows.Count(static row => row.Becomes is Becomes.Same), plan.BadLines, plan.Large,
            [.. rows.Where(static row => row.Becomes != Becomes.Same).OrderBy(static row => row.IsLarge ? 0 : 1)
                .ThenBy(static row => row.Line).Take(Shown)],
            [.. plan.Bad.Take(BadShown)], plan.Bad.Count);
    }

    /// <summary>Counted in lines.</summary>
    /// <param name="BadLines">With something wrong.</param>
    /// <param name="Large">Prices that move far.</param>
    /// <param name="Rows">The first that would be written; what moves far comes before all others.</param>
    /// <param name="Bad">What is wrong, the first of it.</param>
    /// <param name="BadCount">How much is wrong.</param>
    public sealed record View(
        int NewProducts, int NewSizes, int Changed, int Same, int BadLines, int Large, IReadOnlyList<Row> Rows,
        IReadOnlyList<BadRow> Bad, int BadCount)
    {
        /// <summary>Lines that an import would write.</summary>
        public int Written => NewProducts + NewSizes + Changed;
    }

    /// <param name="Line">Of the file, from 1.</param>
    /// <param name="Price">As it is; null of a new one.</param>
    /// <param name="StockChange">Of a new one what it begins with.</param>
    public sealed record Row(
        int Line, string Product, string Sku, Money? Price, Money NewPrice, int StockChange, bool IsLarge,
        Becomes Becomes)
    {
        internal static Row Of(PlannedProduct product, PlannedSku sku) => new(
            sku.Line.Line, sku.Line.Product, sku.Line.Sku, sku.There?.Price, sku.Price, sku.StockChange, sku.IsLarge,
            product.There is null ? Becomes.NewProduct
            : sku.There is null ? Becomes.NewSize
            : product.IsCardChanged || !sku.IsSame ? Becomes.Changed : Becomes.Same);
    }

    public enum Becomes
    {
        NewProduct,
        NewSize,
        Changed,
        Same,
    }
}
