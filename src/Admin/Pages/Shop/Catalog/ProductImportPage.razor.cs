using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Shop.CatalogImport;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>The shelf goes out to a spreadsheet, and comes in again from one.</summary>
public sealed partial class ProductImportPage
{
    private const int EmptyRows = 500;
    private const string FileName = "商品表";

    private bool mayNot;
    private bool busy;
    private Refusal? refusal;

    protected override async Task OnInitializedAsync() => mayNot = !(await Village.Me()).Role.May(Duty.Serve);

    private static string? Question(PreviewCatalogImport.View seen) => seen.Large == 0
        ? null
        : $"{seen.Large} 个规格的价格变动超过 {PriceChange.LargePercent}%，看过了，没有写错";

    private Task<Outcome<PreviewCatalogImport.View>> Look(SheetWish wish) =>
        Village.Run((PreviewCatalogImport feature, StaffIdentity me) =>
            feature.Run(Asked(me, wish), CancellationToken.None));

    private Task<Outcome<ImportCatalog.Result>> Write(SheetWish wish, IProgress<(int Done, int Of)> told) =>
        Village.Run((ImportCatalog feature, StaffIdentity me) =>
            feature.Run(Asked(me, wish), told, CancellationToken.None));

    private static ImportCatalog.Command Asked(StaffIdentity me, SheetWish wish) =>
        new(me.Actor, wish.FileName, wish.Content, wish.OnlyGood, wish.Agrees);

    private Task Template() => Js.SaveSheet(
        $"{FileName}模板.xlsx",
        [.. CatalogColumns.All.Select(static one => new DataColumn<string>(one.Heading, static row => row))],
        [.. Enumerable.Repeat("", EmptyRows)]);

    private async Task Export()
    {
        busy = true;
        refusal = (await Village.Run((NoteListExport feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, FileName), CancellationToken.None))).Refusal;
        if (refusal is null)
        {
            var rows = await Village.Look((ListCatalog feature) => feature.Run(CancellationToken.None));
            refusal = rows.Refusal;
            if (refusal is null) await Save(rows.Value);
        }

        busy = false;
    }

    private Task Save(IReadOnlyList<ListCatalog.Row> rows) => Js.SaveSheet(
        $"{FileName}.xlsx",
        [
            .. CatalogColumns.All.Select(static one => new DataColumn<ListCatalog.Row>(
                one.Heading, row => row[one.Heading])),
        ],
        rows);
}
