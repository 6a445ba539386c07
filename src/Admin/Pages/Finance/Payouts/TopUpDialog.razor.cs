using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

/// <summary>What came from the bank to the account that pays households; then its entry, tried and rolled back, is
/// shown, its amount typed, and a second person asked to look.</summary>
public sealed partial class TopUpDialog
{
    private static readonly TimeOnly Noon = new(12, 0);

    private string amount = "";
    private string flowNo = "";
    private DateOnly today;
    private DateOnly day;
    private bool busy;
    private Refusal? refusal;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    protected override void OnInitialized() => day = today = BeijingTime.DayOf(Clock.GetUtcNow());

    private async Task Next()
    {
        if (busy) return;
        if (!Money.TryParseYuan(amount.Trim().Replace(",", "", StringComparison.Ordinal), out var fen))
        {
            refusal = new AmountUnreadable();
            return;
        }

        busy = true;
        var asked = new PreviewTopUp.Query(fen, flowNo.Trim(), At());
        var preview = await Village.Run((PreviewTopUp feature) => feature.Run(asked, CancellationToken.None));
        refusal = preview.Refusal;
        busy = false;
        if (refusal is null && await Dialogs.Confirm(ActionOf(asked, preview.Value)))
            Dialog.Close(DialogResult.Ok(result: true));
    }

    // The bill of that Beijing day is what it will be compared with; the hour says nothing.
    private DateTimeOffset? At() => day == today ? null : BeijingTime.At(day, Noon);

    private MoneyAction ActionOf(PreviewTopUp.Query asked, PreviewTopUp.Result result) => new(
        "核对充值", "从银行存款转入微信运营户", asked.Amount, "提交复核",
        async word => (await Village.Run((RequestTopUp feature, StaffIdentity me) =>
            feature.Run(new(word.Key, me.Actor, word.Typed, asked.FlowNo, asked.At), CancellationToken.None))).Refusal,
        [
            new("微信充值单号", null, asked.FlowNo), new("到账日期", null, Beijing.Text(day)),
            new("充值前运营户余额", result.Balance - asked.Amount), new("充值后运营户余额", result.Balance),
        ]);
}
