using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using StockRow = VillageCloud.Features.Shop.Catalog.ListStock.StockRow;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

public sealed partial class AdjustDialog
{
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private string price = "";
    private string change = "";
    private string note = "";
    private bool busy;
    private Refusal? refusal;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public StockRow Row { get; set; } = null!;

    protected override void OnInitialized() => price = Row.Price.ToString();

    private async Task Save()
    {
        if (busy) return;
        if (!Money.TryParseYuan(price.Trim(), out var fen))
        {
            refusal = new AmountUnreadable();
            return;
        }

        if (!TryReadChange(out var pieces))
        {
            refusal = new StockChangeInvalid();
            return;
        }

        busy = true;
        var adjusted = await Village.Run((AdjustSku feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, Row.SkuId, fen, pieces, note), CancellationToken.None));
        refusal = adjusted.Refusal;
        busy = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(result: true));
    }

    private bool TryReadChange(out int pieces)
    {
        pieces = 0;
        var text = change.Trim();
        return text.Length == 0
            || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out pieces);
    }
}
