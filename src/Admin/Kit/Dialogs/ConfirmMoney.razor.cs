using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>The last step before money moves: the amount is read, typed, and sent under a key that was born with this
/// dialog, so that a second click is the first one again. The feature checks the typed amount once more, against the
/// books of that moment.</summary>
public sealed partial class ConfirmMoney(FactorAgain factor)
{
    private string typed = "";
    private string note = "";
    private string code = "";
    private bool asksForCode;

    private string? DemoCode => factor.CodeNow() is { } now ? $"演示：此刻是 {now}" : null;

    [Parameter, EditorRequired]
    public MoneyAction Action { get; set; } = null!;

    private async Task Confirm()
    {
        if (Busy) return;
        Refusal = Read(out var amount);
        if (Refusal is null) await Send(() => Run(amount));
    }

    /// <summary>Where the second factor is asked for again, the code goes first and then the same wish under the same
    /// key.</summary>
    private async Task<Refusal?> Run(Money amount)
    {
        if (asksForCode)
        {
            if (await factor.Show(code) is { } wrong) return wrong;
            (asksForCode, code) = (false, "");
        }

        var answer = await Action.Run(new(Key, amount, note.Trim()));
        asksForCode = answer is FactorNeeded;
        // What is shown was typed, so it is no longer what would be moved: typing it again can't help.
        return answer is TotalDiffers changed ? new AmountChanged(Action.Amount, changed.Expected) : answer;
    }

    private Refusal? Read(out Money amount)
    {
        if (!AmountField.TryRead(typed, out amount)) return new AmountUnreadable();
        return amount == Action.Amount ? null : new TotalDiffers(Action.Amount);
    }
}

public sealed record AmountChanged(Money Shown, Money Now)
    : Refusal("console.amount_changed", $"合计已经从 {Shown} 元变成 {Now} 元，请先取消，重新打开看过再确认");
