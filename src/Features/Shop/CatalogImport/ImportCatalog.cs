using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform.Tables;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Features.Shop.CatalogImport;

/// <summary>Brings products in from a spreadsheet, in one go: new ones as drafts, those that are there as the table
/// says; all of it or, where somebody says so, what nothing is wrong with.</summary>
/// <remarks>Not once by a key: names and what was in stock are the key, so whoever sends a file twice changes nothing
/// more.</remarks>
public sealed class ImportCatalog(VillageDb db, StaffWork work, TimeProvider clock)
{
    /// <summary>A larger file is no table of goods.</summary>
    public const int MostMegabytes = SheetFile.MostMegabytes;

    private const int AtOnce = 250;
    private const int LongestName = 128;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => Run(command, progress: null, ct);

    /// <param name="progress">Told how many lines are written, of how many.</param>
    public async Task<Outcome<Result>> Run(
        Command command, IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        var sheet = await Read(work, command, ct);
        if (sheet.Refusal is { } unreadable) return unreadable;
        return await work.Do("catalog.import", command, () => Take(command, sheet.Value, progress, ct), ct);
    }

    /// <summary>Asked before the file is read: reading takes a while, and a writer must not wait for it.</summary>
    internal static async Task<Outcome<ReadSheet<CatalogLine>>> Read(
        StaffWork work, Command command, CancellationToken ct)
    {
        var asked = await work.DryRun(command, static () => Task.FromResult<Outcome<bool>>(true), ct);
        if (asked.Refusal is { } denied) return denied;
        var table = SheetFile.Open(command.Content);
        return table.Refusal is { } unreadable ? unreadable : new CatalogReading(table.Value).Read();
    }

    private async Task<Outcome<Result>> Take(
        Command command, ReadSheet<CatalogLine> sheet, IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        var typed = PersonText.Line(command.FileName, LongestName);
        var file = typed.Problem == TextProblem.None ? typed.Text : "商品表";
        work.Concerns(file);
        var plan = await CatalogPlan.Of(db, sheet, isLook: false, clock.GetUtcNow(), ct);
        if (plan.Bad.Count > 0 && !command.OnlyGood) return new SheetRowsBad(plan.BadLines);
        if (plan.Large > 0 && !command.AgreesToLarge) return new LargePriceMoves(plan.Large);
        var (done, lines) = (0, plan.Skus.Count());
        foreach (var some in plan.Products.Where(static one => !one.IsSame).Chunk(AtOnce))
        {
            foreach (var product in some)
                if (Write(product).Refusal is { } refusal) return refusal;
            await db.SaveChangesAsync(ct);
            foreach (var sku in some.SelectMany(static one => one.Skus))
                if (await Move(sku, command, file, ct) is { } refusal) return refusal;
            done += some.Sum(static one => one.Skus.Count);
            progress?.Report((done, lines));
        }

        return new Result(
            plan.Products.Count(static one => one.There is null), plan.Skus.Count(static one => one.There is null),
            plan.Products.Count(static one => one is { There: not null, IsSame: false }), plan.BadLines);
    }

    private Outcome Write(PlannedProduct planned)
    {
        var product = planned.There
            ?? db.Products.Add(new(db.Tenant.Id, planned.Household, artisanId: null, planned.Card)).Entity;
        product.Describe(planned.Card);
        if (product.BelongTo(planned.Household).Refusal is { } refusal) return refusal;
        foreach (var size in planned.Skus)
        {
            if (size.There is { } sku)
            {
                sku.Reprice(size.Price);
                sku.Weigh(size.Weight);
            }
            else _ = product.AddSku(size.Line.Sku, size.Price, size.StockChange, clock.GetUtcNow(), size.Weight);
        }

        // Whoever has its form open is told, as by another form.
        db.Entry(product).Property(static one => one.Name).IsModified = planned.There is not null;
        return Outcome.Done;
    }

    private async Task<Refusal?> Move(PlannedSku size, Command command, string file, CancellationToken ct)
    {
        if (size.There is not { } sku || size.StockChange == 0) return null;
        var isMoved = await db.Move(
            StockMovement.Counted(
                db.Tenant.Id, new(sku.Id, size.StockChange), command.By.Id, $"从表格导入：{file}", clock.GetUtcNow()),
            ct);
        return isMoved ? null : new StockTooLow(sku.Stock);
    }

    /// <param name="OnlyGood">Whoever says so has seen which lines are left out.</param>
    /// <param name="AgreesToLarge">Whoever says so has seen which prices move far.</param>
    public sealed record Command(
        StaffActor By, string FileName, ReadOnlyMemory<byte> Content, bool OnlyGood = false, bool AgreesToLarge = false)
        : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    /// <param name="Products">New ones, drafts.</param>
    /// <param name="Skus">New ones, of new products and of old.</param>
    /// <param name="Changed">Products that were there and are otherwise now.</param>
    /// <param name="Bad">Lines that were left out.</param>
    public sealed record Result(int Products, int Skus, int Changed, int Bad);
}
