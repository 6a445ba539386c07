using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.People.Staff;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;

namespace VillageCloud.Admin.Pages.Finance.Months;

/// <summary>One month before its end: what is left to do, what it brought, and what can't be undone.</summary>
public sealed partial class MonthPart
{
    private LoadState<Month> state = null!;
    private bool busy;
    private Refusal? refusal;

    [Parameter, EditorRequired]
    public PeriodView Period { get; set; } = null!;

    /// <summary>A second person is asked now.</summary>
    [Parameter]
    public EventCallback OnAsked { get; set; }

    private async Task<Outcome<Month>> Load()
    {
        var list = await Village.Run((GetCloseChecklist feature) =>
            feature.Run(new(Period.Id), CancellationToken.None));
        if (list.Refusal is { } refused) return refused;
        var surplus = await Village.Run((GetSurplusStatement feature) =>
            feature.Run(new(Period.Id), CancellationToken.None));
        return surplus.Map(statement => new Month(list.Value, statement));
    }

    private bool CanBeClosed(Month month) => Period.Status == PeriodStatus.Open && month.List.Waits is null;

    private async Task Close(Month month)
    {
        busy = true;
        var preview = await Village.Run((PreviewPeriodClose feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Period.Id), CancellationToken.None));
        busy = false;
        refusal = preview.Refusal;
        if (refusal is not null) return;
        var surplus = preview.Value.Surplus;
        var isLoss = surplus.IsNegative;
        var done = await Dialogs.ConfirmMoney(new(
            $"申请结账 {Period.Title}", isLoss ? "本期亏损，结账后转入盈余分配" : "本期盈余，结账后转入盈余分配",
            isLoss ? -surplus : surplus, "提交复核",
            async word => (await Village.Run((RequestPeriodClose feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Actor, Period.Id), CancellationToken.None))).Refusal,
            [
                new("已记借贷", null, $"{Period.Lines} 行"), .. MonthWords.LeftOf(month.List),
                .. month.List.Final.Select(word => new PreviewLine("不能改", null, word)),
            ]));
        if (!done) return;
        Messages.Success($"{Period.Title} 已申请结账，等另一位同事在「复核」里确认");
        await state.Reload();
        await OnAsked.InvokeAsync();
    }

    private sealed record Month(GetCloseChecklist.View List, GetSurplusStatement.View Surplus);
}
