using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>The last step before money moves: the amount is read, typed, and sent under a key that was born with this
/// dialog, so that a second click is the first one again. The feature checks the typed amount once more, against the
/// books of that moment.</summary>
public sealed partial class ConfirmMoney
{
    private string typed = "";
    private string note = "";

    [Parameter, EditorRequired]
    public MoneyAction Action { get; set; } = null!;

    private async Task Confirm()
    {
        if (Busy) return;
        Refusal = Read(out var amount);
        if (Refusal is null) await Send(() => Run(amount));
    }

    private Task<Refusal?> Run(Money amount) => WithFactor(async () =>
    {
        var answer = await Action.Run(new(Key, amount, note.Trim()));
        // What is shown was typed, so it is no longer what would be moved: typing it again can't help.
        return answer is TotalDiffers changed ? new AmountChanged(Action.Amount, changed.Expected) : answer;
    });

    private Refusal? Read(out Money amount)
    {
        if (!AmountField.TryRead(typed, out amount)) return new AmountUnreadable();
        return amount == Action.Amount ? null : new TotalDiffers(Action.Amount);
    }
}

public sealed record AmountChanged(Money Shown, Money Now)
    : Refusal("console.amount_changed", $"合计已经从 {Shown} 元变成 {Now} 元，请先取消，重新打开看过再确认");
