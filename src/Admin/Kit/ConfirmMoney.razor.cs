using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit;

/// <summary>The last step before money moves: the amount is read, typed, and sent under a key that was born with this
/// dialog, so that a second click is the first one again. The feature checks the typed amount once more, against the
/// books of that moment.</summary>
public sealed partial class ConfirmMoney
{
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private readonly string formId = $"confirm-{Guid.NewGuid():N}";
    private string typed = "";
    private string note = "";
    private bool busy;
    private Refusal? refusal;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public MoneyAction Action { get; set; } = null!;

    private async Task Confirm()
    {
        if (busy) return;
        refusal = Read(out var amount);
        if (refusal is not null) return;
        busy = true;
        var answer = await Action.Run(new(key, amount, note.Trim()));
        // What is shown was typed, so it is no longer what would be moved: typing it again can't help.
        refusal = answer is TotalDiffers changed ? new AmountChanged(Action.Amount, changed.Expected) : answer;
        busy = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(result: true));
    }

    private Refusal? Read(out Money amount)
    {
        var text = typed.Trim().Replace(",", "", StringComparison.Ordinal);
        if (!Money.TryParseYuan(text, out amount)) return new AmountUnreadable();
        return amount == Action.Amount ? null : new TotalDiffers(Action.Amount);
    }
}

public sealed record AmountUnreadable()
    : Refusal("console.amount_unreadable", "请输入金额，例如 1234.56");

public sealed record AmountChanged(Money Shown, Money Now)
    : Refusal("console.amount_changed", $"合计已经从 {Shown} 元变成 {Now} 元，请先取消，重新打开看过再确认");
