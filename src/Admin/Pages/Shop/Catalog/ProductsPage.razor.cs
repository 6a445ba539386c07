using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using StockRow = VillageCloud.Features.Shop.Catalog.ListStock.StockRow;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

public sealed partial class ProductsPage
{
    private readonly ListFilter shelf = new("shelf", "货架")
    {
        Choices = [("", "全部"), ("on", "在架"), ("off", "已下架")],
    };

    private IReadOnlyList<DataColumn<StockRow>> columns = [];
    private DataTable<StockRow> table = null!;
    private bool mayServe;
    private bool busy;
    private Refusal? refusal;

    protected override async Task OnInitializedAsync() => mayServe = (await Village.Me()).Role.May(Duty.Serve);

    protected override void OnInitialized() => columns =
    [
        new("商品", row => row.Product, SortBy: nameof(StockRow.Product)),
        new("规格", row => row.Sku),
        new("农户", row => row.Household, SortBy: nameof(StockRow.Household)),
        new("匠人", row => row.Artisan ?? "—"),
        new("产地", row => row.Origin, IsHidden: true),
        new(
            "单价", row => row.Price, Cells.Money<StockRow>(row => row.Price), IsNumber: true,
            SortBy: nameof(StockRow.Price)),
        new("库存", row => row.Stock, IsNumber: true, SortBy: nameof(StockRow.Stock)),
        new("状态", row => Shelf(row).Text, Cells.Tag<StockRow>(Shelf)),
    ];

    private static (string Text, Tone Tone) Shelf(StockRow row) => row switch
    {
        { IsOnSale: false } => ("已下架", Tone.Calm),
        { Stock: 0 } => ("售罄", Tone.Waiting),
        _ => ("在售", Tone.Good),
    };

    private bool? OnSale => shelf.Value.Length == 0 ? null : shelf.Value == "on";

    private static string ShelveWord(StockRow row) => row.IsOnSale ? "下架" : "上架";

    private Task<Outcome<Page<StockRow>>> Load(PageQuery page, string search) =>
        Village.Run((ListStock feature) => feature.Run(new(page, OnSale, search), CancellationToken.None));

    private async Task Adjust(StockRow row)
    {
        var done = await Dialogs.Show<AdjustDialog>(
            $"改价补货：{row.Product} {row.Sku}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(AdjustDialog.Row)] = row });
        if (!done) return;
        Messages.Success($"{row.Product} {row.Sku} 已更新");
        await table.Reload();
    }

    private async Task Shelve(StockRow row)
    {
        busy = true;
        var shelved = await Village.Run((ShelveProduct feature, StaffIdentity me) =>
            feature.Run(new(IdempotencyKey.New(), me.Actor, row.ProductId, !row.IsOnSale), CancellationToken.None));
        refusal = shelved.Refusal;
        busy = false;
        if (refusal is not null) return;
        Messages.Success(shelved.Value.IsOnSale ? $"{row.Product} 已上架" : $"{row.Product} 已下架");
        await table.Reload();
    }
}
