using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit;

/// <summary>The last step before money moves: the amount is read, typed, and sent under a key that was born with this
/// dialog, so that a second click is the first one again. The feature checks the typed amount once more, against the
/// books of that moment.</summary>
public sealed partial class ConfirmMoney(FactorAgain factor)
{
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private readonly string formId = $"confirm-{Guid.NewGuid():N}";
    private string typed = "";
    private string note = "";
    private string code = "";
    private bool asksForCode;
    private bool busy;
    private Refusal? refusal;

    private string? DemoCode => factor.CodeNow() is { } now ? $"演示：此刻是 {now}" : null;

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
        var answer = await Send(new(key, amount, note.Trim()));
        // What is shown was typed, so it is no longer what would be moved: typing it again can't help.
        refusal = answer is TotalDiffers changed ? new AmountChanged(Action.Amount, changed.Expected) : answer;
        busy = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(result: true));
    }

    /// <summary>Where the second factor is asked for again, the code goes first and then the same wish under the same
    /// key.</summary>
    private async Task<Refusal?> Send(MoneyWord word)
    {
        if (asksForCode)
        {
            if (await factor.Show(code) is { } wrong) return wrong;
            (asksForCode, code) = (false, "");
        }

        var answer = await Action.Run(word);
        asksForCode = answer is FactorNeeded;
        return answer;
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
