using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

/// <summary>One break: both sides, what was done about it and by whom, and what can be done next.</summary>
public sealed partial class BreakPart
{
    private LoadState<GetBreak.View> state = null!;
    private StaffId me;
    private bool busy;
    private Refusal? refusal;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    private BreakId Number => new(long.TryParse(Id, CultureInfo.InvariantCulture, out var number) ? number : 0);

    protected override async Task OnInitializedAsync() => me = (await Village.Me()).Id;

    private Task<Outcome<GetBreak.View>> Load() =>
        Village.Run((GetBreak feature) => feature.Run(new(Number), CancellationToken.None));

    private static bool CanBeWorkedOn(GetBreak.View view) =>
        view.Break.Status is not (BreakStatus.Closed or BreakStatus.Waiting);

    private static string DifferenceOf(GetBreak.View view) => view.Break.Difference switch
    {
        { IsZero: true } => "金额一样，状态不同",
        { IsNegative: true } less => $"账单比我们少 {-less} 元",
        var more => $"账单比我们多 {more} 元",
    };

    private async Task Take()
    {
        busy = true;
        refusal = (await Village.Run((AssignBreak feature, StaffIdentity one) => feature.Run(
            new(IdempotencyKey.New(), one.Actor, Number), CancellationToken.None))).Refusal;
        busy = false;
        if (refusal is null) await Tell("这条差错由您处理了");
    }

    private Task Give(GetBreak.View view) => Ask<GiveBreakDialog>("交给哪位同事", "已经交给同事", view);

    private Task Explain(GetBreak.View view) => Ask<ExplainBreakDialog>("说明原因", "原因记下了", view);

    private Task Adjust(GetBreak.View view) =>
        Ask<AdjustBreakDialog>("提议记账", "已提议记账，等另一位同事在「复核」里确认", view);

    private async Task Close(GetBreak.View view)
    {
        var done = await Dialogs.ConfirmMoney(new(
            "提议关闭，不记账", "账不用改，只说明原因。另一位同事同意以后关闭", view.Most, "提交复核",
            async word => (await Village.Run((RequestBreakEnd feature, StaffIdentity one) => feature.Run(
                new(word.Key, one.Actor, Number), CancellationToken.None))).Refusal,
            [new("原因", null, view.Explanation!), new("凭据", null, view.Evidence!)]));
        if (done) await Tell("已提议关闭，等另一位同事在「复核」里确认");
    }

    private async Task Ask<TDialog>(string title, string told, GetBreak.View view)
        where TDialog : IComponent
    {
        var done = await Dialogs.Show<TDialog>(
            title, new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view });
        if (done) await Tell(told);
    }

    private Task Tell(string told)
    {
        refusal = null;
        Messages.Success(told);
        return state.Reload();
    }
}
