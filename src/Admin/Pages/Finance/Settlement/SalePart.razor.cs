using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

/// <summary>One line of an order, or its freight: how its money is divided, and whether it waits.</summary>
public sealed partial class SalePart
{
    private LoadState<SaleView> state = null!;

    /// <summary>The order's number and the line's place in it, as the address has them.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    private (string Number, int Item) Asked => Key.LastIndexOf('-') is > 0 and var at
        && int.TryParse(Key[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            ? (Key[..at], item)
            : (Key, 1);

    private Task<Outcome<SaleView>> Load() => Village.Run((GetSale feature) =>
        feature.Run(new(Asked.Number, Asked.Item), CancellationToken.None));

    private async Task Hold(SaleView sale)
    {
        if (!await Dialogs.Show<HoldDialog>($"暂停清分：{sale.Title}", Of(nameof(HoldDialog.Sale), sale))) return;
        Messages.Success("已暂停，恢复以前不会清分");
        await state.Reload();
    }

    private async Task Release(SaleView sale)
    {
        if (!await Dialogs.Show<ReleaseDialog>($"恢复清分：{sale.Title}", Of(nameof(ReleaseDialog.Sale), sale))) return;
        Messages.Success("已恢复，到期就清分");
        await state.Reload();
    }

    private static Dictionary<string, object?> Of(string name, SaleView sale) =>
        new(StringComparer.Ordinal) { [name] = sale };
}
