using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Catalog;

namespace VillageCloud.Admin.Pages.Products;

public sealed partial class ProductsPage
{
    private IReadOnlyList<DataColumn<Row>> columns = [];

    protected override void OnInitialized() => columns =
    [
        new("商品", row => row.Product),
        new("规格", row => row.Sku),
        new("农户", row => row.Household),
        new("匠人", row => row.Artisan),
        new("产地", row => row.Origin, IsHidden: true),
        new("单价", row => row.Price, Cells.Money<Row>(row => row.Price), IsNumber: true),
        new("库存", row => row.Stock, IsNumber: true),
        new("状态", row => Shelf(row).Text, Cells.Tag<Row>(Shelf)),
    ];

    private static (string Text, Tone Tone) Shelf(Row row) => row switch
    {
        { IsOnSale: false } => ("已下架", Tone.Calm),
        { Stock: 0 } => ("售罄", Tone.Waiting),
        _ => ("在售", Tone.Good),
    };

    private async Task<Outcome<Page<Row>>> Load(PageQuery page, string search)
    {
        var products = await Village.Run((ListProducts feature) => feature.Run(new(), CancellationToken.None));
        List<Row> rows =
        [
            .. from product in products
               from sku in product.Skus
               select new Row(
                   product.Name, sku.Name, product.HouseholdName, product.ArtisanName ?? "—", product.Origin, sku.Price,
                   sku.Stock, product.IsOnSale),
        ];
        var text = search.Trim();
        return rows.FindAll(row => row.Product.Contains(text, StringComparison.OrdinalIgnoreCase)
            || row.Sku.Contains(text, StringComparison.OrdinalIgnoreCase)
            || row.Household.Contains(text, StringComparison.OrdinalIgnoreCase)).PageOf(page);
    }

    private sealed record Row(
        string Product, string Sku, string Household, string Artisan, string Origin, Money Price, int Stock,
        bool IsOnSale);
}
