using VillageCloud.Admin.Layout;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using AlarmView = VillageCloud.Features.People.Alarms.ListAlarms.AlarmView;

namespace VillageCloud.Admin.Pages.People.Alarms;

public sealed partial class AlarmsPage
{
    private const int MineAtOnce = 20;

    private readonly ListFilter state = new("state", "状态", "open") { Choices = [("open", "待处理"), ("all", "全部")] };
    private IReadOnlyList<DataColumn<AlarmView>> columns = [];
    private IReadOnlyList<AlarmView> mine = [];
    private DataTable<AlarmView> table = null!;

    protected override async Task OnInitializedAsync()
    {
        columns =
        [
            new("时间", row => Beijing.Text(row.RaisedAt), SortBy: nameof(AlarmView.RaisedAt)),
            new("单号", row => row.Subject, SortBy: nameof(AlarmView.Subject)),
            new("说明", row => row.Sentence, IsLong: true),
            new("负责", row => StaffWords.Of(row.Owner), SortBy: nameof(AlarmView.Owner)),
            new("状态", row => StatusOf(row).Text, Cells.Tag<AlarmView>(StatusOf)),
            new("处理", row => row.ClosedBy is { } by ? $"{by}：{row.Note}" : "", IsLong: true),
            new("处理时间", row => Beijing.Text(row.ClosedAt), IsHidden: true),
            new("代码", row => row.Code, IsHidden: true),
        ];
        await LoadMine();
    }

    private static (string Text, Tone Tone) StatusOf(AlarmView alarm) => alarm switch
    {
        { ClosedAt: null } => ("待处理", Tone.Bad),
        { ClosedBy: null } => ("已恢复", Tone.Good),
        _ => ("已处理", Tone.Calm),
    };

    private Task<Outcome<Page<AlarmView>>> Load(PageQuery page, string search) =>
        Village.Run((ListAlarms feature) =>
            feature.Run(new(page, state.Value == "open", search), CancellationToken.None));

    private async Task LoadMine()
    {
        var me = await Village.Me();
        var found = await Village.Run((ListAlarms feature) =>
            feature.Run(new(new(Size: MineAtOnce), Owner: me.Role), CancellationToken.None));
        mine = found.IsRefused ? [] : found.Value.Rows;
    }

    private async Task Reload()
    {
        await LoadMine();
        await table.Reload();
    }
}
