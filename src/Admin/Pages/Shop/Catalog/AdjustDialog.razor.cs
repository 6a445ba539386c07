using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Shop.Catalog;
using StockRow = VillageCloud.Features.Shop.Catalog.ListStock.StockRow;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

public sealed partial class AdjustDialog
{
    private string price = "";
    private string change = "";
    private string note = "";

    [Parameter, EditorRequired]
    public StockRow Row { get; set; } = null!;

    protected override void OnInitialized() => price = Row.Price.ToString();

    private Task Save() => Send(async () =>
    {
        if (!AmountField.TryRead(price, out var fen)) return new AmountUnreadable();
        if (!TryReadChange(out var pieces)) return new StockChangeInvalid();
        return (await Village.Run((AdjustSku feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Row.SkuId, fen, pieces, note), CancellationToken.None))).Refusal;
    });

    private bool TryReadChange(out int pieces)
    {
        pieces = 0;
        var text = change.Trim();
        return text.Length == 0
            || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out pieces);
    }
}
