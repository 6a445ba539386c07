using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>What households say against a plan, or against all of them and isn't answered yet; what each holds back;
/// and what they are answered.</summary>
public sealed partial class ObjectionsPart
{
    private IReadOnlyList<DataColumn<ObjectionRow>> columns = [];
    private DataTable<ObjectionRow> table = null!;
    private StaffId me;

    /// <summary>Of this plan; without one, what nobody has answered.</summary>
    [Parameter]
    public PlanView? Plan { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnInitializedAsync()
    {
        columns =
        [
            new("账期", row => row.PeriodTitle, IsHidden: Plan is not null),
            new("户号", row => row.HouseholdNumber, IsNumber: true),
            new("农户", row => row.HouseholdName),
            new("说了什么", row => row.Text, IsLong: true),
            new("什么时候", row => Beijing.Text(row.RaisedAt), Cells.Time<ObjectionRow>(row => row.RaisedAt)),
            new("怎么提的", row => row.TakenDownBy is { } by ? $"到办公室，{by}代记" : "小程序", IsHidden: Plan is null),
            new("状态", row => PlanWords.Of(row.Status).Text, Cells.Tag<ObjectionRow>(row => PlanWords.Of(row.Status))),
            new(
                "先不付的分红", row => HeldBack(row), Cells.MoneyIfAny<ObjectionRow>(row => HeldBack(row)), IsNumber: true,
                Hint: "答复以前，这户这个方案的分红先不付"),
            new("答复", row => AnswerOf(row), IsLong: true),
        ];
        me = (await Village.Me()).Id;
    }

    private static Money? HeldBack(ObjectionRow row) => row.Status == ObjectionStatus.Open ? row.Dividend : null;

    private static string AnswerOf(ObjectionRow row) => row.AnsweredAt is { } at
        ? $"{row.Answer}（{row.AnsweredBy}，{Beijing.Text(at)}）"
        : "";

    private Task<Outcome<Page<ObjectionRow>>> Load(PageQuery page, string search) =>
        Village.Look((ListObjections feature) => feature.Run(
            new(page, Plan?.Id, OnlyOpen: Plan is null), CancellationToken.None));

    private async Task TakeDown()
    {
        if (!await Dialogs.Show<TakeDownDialog>("代记一条意见", Of(nameof(TakeDownDialog.Plan), Plan!))) return;
        await Tell("记下了，等没有起草方案的同事答复");
    }

    private async Task Answer(ObjectionRow row)
    {
        var title = $"答复 {row.HouseholdNumber} 号 {row.HouseholdName}";
        if (!await Dialogs.Show<AnswerDialog>(title, Of(nameof(AnswerDialog.Objection), row))) return;
        await Tell("答复好了，农户看得到，这户的分红可以付了");
    }

    private async Task Tell(string told)
    {
        Messages.Success(told);
        await table.Reload();
        await OnChanged.InvokeAsync();
    }

    private static Dictionary<string, object?> Of(string name, object value) =>
        new(StringComparer.Ordinal) { [name] = value };
}
