using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using StockRow = VillageCloud.Features.Shop.Catalog.ListStock.StockRow;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

public sealed partial class ProductsPage
{
    private readonly ListFilter shelf = new("shelf", "货架")
    {
        Choices =
        [
            ("", "全部"),
            .. Enum.GetValues<ShelfState>().Select(static one => (one.ToString(), CatalogWords.Of(one).Text)),
        ],
    };

    private readonly HashSet<SkuId> picked = [];

    private HouseholdFilter households = null!;
    private CategoryFilter categories = null!;
    private ListStock.Counts? counts;

    private IReadOnlyList<DataColumn<StockRow>> columns = [];
    private DataTable<StockRow> table = null!;
    private bool mayServe;
    private bool busy;
    private bool isChanging;
    private ListStock.Query? asked;
    private int found;
    private Refusal? refusal;

    protected override async Task OnInitializedAsync()
    {
        mayServe = (await Village.Me()).Role.May(Duty.Serve);
        if (mayServe) columns = [new("选", static _ => "", PickCell, IsPick: true), .. Columns];
    }

    protected override void OnInitialized()
    {
        households = new(Village);
        categories = new(Village);
        columns = Columns;
    }

    private static IReadOnlyList<DataColumn<StockRow>> Columns =>
    [
        new("商品", row => row.Product, ProductCell, SortBy: nameof(StockRow.Product)),
        new("规格", row => row.Sku),
        new("农户", row => row.Household, SortBy: nameof(StockRow.Household)),
        new("匠人", row => row.Artisan ?? "—"),
        new("分类", row => row.Category, IsHidden: true),
        new("产地", row => row.Origin, IsHidden: true),
        new(
            "单价", row => row.Price, Cells.Money<StockRow>(row => row.Price), IsNumber: true,
            SortBy: nameof(StockRow.Price)),
        new("库存", row => row.Stock, IsNumber: true, SortBy: nameof(StockRow.Stock)),
        new("状态", row => Shelf(row).Text, Cells.Tag<StockRow>(Shelf)),
    ];

    private static (string Text, Tone Tone) Shelf(StockRow row) => row switch
    {
        { IsOnSale: true, Stock: 0 } => ("售罄", Tone.Waiting),
        { PublishAt: { } at } => ($"{Beijing.Short(at)} 上架", Tone.Waiting),
        _ => CatalogWords.Of(row.State),
    };

    private static string ShelveWord(StockRow row) => row.IsOnSale ? "下架" : "上架";

    private async Task<Outcome<Page<StockRow>>> Load(PageQuery page, string search)
    {
        var household = await households.Chosen();
        var category = await categories.Chosen();
        asked = new(page, shelf.As<ShelfState>(), search, household, category);
        var listed = await Village.Run((ListStock feature) => feature.Run(asked, CancellationToken.None));
        if (listed.Refusal is { } refused) return refused;
        (found, counts) = (listed.Value.Page.Total, listed.Value.Counts);
        StateHasChanged(); // What is said above the rows is of these.
        return listed.Value.Page;
    }

    private int? CountOf(string key) => key switch
    {
        nameof(ShelfState.Draft) => counts?.Draft,
        nameof(ShelfState.OnSale) => counts?.OnSale,
        nameof(ShelfState.OffShelf) => counts?.OffShelf,
        _ => counts?.All,
    };

    private void Pick(StockRow row)
    {
        if (!picked.Remove(row.SkuId)) picked.Add(row.SkuId);
    }

    private async Task PickAll()
    {
        busy = true;
        var all = await Village.Run((ListStock feature) => feature.Find(asked!, CancellationToken.None));
        (busy, refusal) = (false, all.Refusal);
        if (refusal is null) picked.UnionWith(all.Value);
    }

    private void PickNone() => picked.Clear();

    private void Closed(bool isChanged)
    {
        isChanging = false;
        if (isChanged) picked.Clear();
    }

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
