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
    private string day = "";
    private DateOnly today;

    protected override void OnInitialized()
    {
        today = BeijingTime.DayOf(Clock.GetUtcNow());
        day = Beijing.Text(today);
    }

    private async Task Next()
    {
        if (Busy) return;
        Refusal = Read(out var asked);
        if (Refusal is not null) return;
        PreviewTopUp.Result? tried = null;
        var isReady = await Ask(async () =>
        {
            var preview = await Village.Run((PreviewTopUp feature) => feature.Run(asked, CancellationToken.None));
            if (!preview.IsRefused) tried = preview.Value;
            return preview.Refusal;
        });
        if (isReady && await Dialogs.ConfirmMoney(ActionOf(asked, tried!))) await Dialog.Done();
    }

    private Refusal? Read(out PreviewTopUp.Query asked)
    {
        asked = null!;
        if (!AmountField.TryRead(amount, out var fen)) return new AmountUnreadable();
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on)) return new DayUnreadable();
        // The bill of that Beijing day is what it will be compared with; the hour says nothing.
        asked = new(fen, flowNo.Trim(), on == today ? null : BeijingTime.At(on, Noon));
        return null;
    }

    private MoneyAction ActionOf(PreviewTopUp.Query asked, PreviewTopUp.Result result) => new(
        "核对充值", "从银行存款转入微信运营户", asked.Amount, "提交复核",
        async word => (await Village.Run((RequestTopUp feature, StaffIdentity me) =>
            feature.Run(new(word.Key, me.Actor, word.Typed, asked.FlowNo, asked.At), CancellationToken.None))).Refusal,
        [
            new("微信充值单号", null, asked.FlowNo), new("到账日期", null, day),
            new("充值前运营户余额", result.Balance - asked.Amount), new("充值后运营户余额", result.Balance),
        ]);
}

public sealed record DayUnreadable() : Refusal("console.day_unreadable", "请选择日期，例如 2026-06-01");
