using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;

namespace VillageCloud.Admin.Kit;

/// <summary>The last step before money moves: the amount is read, typed, and sent under a key that was born with this
/// dialog, so that a second click is the first one again.</summary>
public sealed partial class ConfirmMoney
{
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private string typed = "";
    private bool busy;
    private Refusal? refusal;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public string Lead { get; set; } = "";

    [Parameter, EditorRequired]
    public string Action { get; set; } = "";

    [Parameter, EditorRequired]
    public Money Amount { get; set; }

    [Parameter, EditorRequired]
    public Func<IdempotencyKey, Money, Task<Refusal?>> Run { get; set; } = null!;

    private async Task Confirm()
    {
        if (!Money.TryParseYuan(typed.Trim().Replace(",", "", StringComparison.Ordinal), out var amount))
        {
            refusal = new AmountUnreadable();
            return;
        }

        busy = true;
        refusal = await Run(key, amount);
        busy = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(result: true));
    }
}

public sealed record AmountUnreadable()
    : Refusal("console.amount_unreadable", "请输入金额，例如 1234.56");
