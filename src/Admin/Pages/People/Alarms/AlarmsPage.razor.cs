using VillageCloud.Admin.Layout;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using AlarmView = VillageCloud.Features.People.Alarms.ListAlarms.AlarmView;

namespace VillageCloud.Admin.Pages.People.Alarms;

public sealed partial class AlarmsPage
{
    private const int OursAtOnce = 20;
    private const string Mine = "mine";
    private const string Nobodys = "nobody";

    /// <summary>What the workbench counts.</summary>
    private const string ToDo = "todo";

    private readonly ListFilter state = new("state", "状态", "open") { Choices = [("open", "待处理"), ("all", "全部")] };
    private readonly ListFilter hands = new("hands", "谁在处理")
    {
        Choices = [("", "全部"), (ToDo, "该我处理的"), (Mine, "我"), (Nobodys, "还没有人")],
    };

    private IReadOnlyList<DataColumn<AlarmView>> columns = [];
    private IReadOnlyList<AlarmView> ours = [];
    private DataTable<AlarmView> table = null!;

    protected override async Task OnInitializedAsync()
    {
        columns =
        [
            new("时间", row => Beijing.Text(row.RaisedAt), SortBy: nameof(AlarmView.RaisedAt)),
            new("单号", row => row.Subject, SortBy: nameof(AlarmView.Subject)),
            new("说明", row => row.Sentence, IsLong: true),
            new("负责", row => StaffWords.Of(row.Owner), SortBy: nameof(AlarmView.Owner)),
            new("谁在处理", row => row.AssigneeName ?? ""),
            new("状态", row => AlarmWords.StatusOf(row).Text, Cells.Tag<AlarmView>(AlarmWords.StatusOf)),
            new("处理", row => row.ClosedBy is { } by ? $"{by}：{row.Note}" : row.Note ?? "", IsLong: true),
            new("处理时间", row => Beijing.Text(row.ClosedAt), IsHidden: true),
            new("代码", row => row.Code, IsHidden: true),
        ];
        await LoadOurs();
    }

    private Task<Outcome<Page<AlarmView>>> Load(PageQuery page, string search) =>
        Village.Run((ListAlarms feature, StaffIdentity me) => feature.Run(
            new(
                page, state.Value == "open", search, Assignee: hands.Value == Mine ? me.Id : null,
                OnlyUnassigned: hands.Value == Nobodys,
                ToDo: hands.Value == ToDo ? new(me.Id, me.Role) : null),
            CancellationToken.None));

    /// <summary>Of my duty: what I look after, then what nobody does, then what a colleague does.</summary>
    private async Task LoadOurs()
    {
        var me = await Village.Me();
        var found = await Village.Run((ListAlarms feature) =>
            feature.Run(new(new(Size: OursAtOnce), Owner: me.Role), CancellationToken.None));
        ours = found.IsRefused
            ? []
            : [.. found.Value.Rows.OrderBy(one => one.Assignee == me.Id ? 0 : one.Assignee is null ? 1 : 2)];
    }

    private async Task Reload()
    {
        await LoadOurs();
        await table.Reload();
    }
}
