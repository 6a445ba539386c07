using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Calls;

/// <summary>Whom somebody has to call: those whose money waits and who hear nothing of it, and those whose money came
/// back. What came back is drafted again from here, all of it as one batch.</summary>
public sealed partial class CallsPage
{
    private const string Failed = "failed";

    private readonly ListFilter show = new("show", "名单", "waiting")
    {
        Choices = [("waiting", "等确认"), (Failed, "失败或过期")],
    };

    private IReadOnlyList<DataColumn<CallLine>> columns = [];
    private DataTable<CallLine> table = null!;
    private bool mayCall;
    private bool busy;
    private int? waiting;
    private int? failed;
    private Refusal? refusal;

    // Born with what is shown: a second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    private bool IsFailed => show.Value == Failed;

    private string EmptyWord => IsFailed
        ? "没有等着打电话问的，没付成的都重新制单了"
        : "没有要打的电话，该提醒的都提醒到了";

    protected override async Task OnInitializedAsync() => mayCall = (await Village.Me()).Role.May(Duty.Serve);

    protected override void OnInitialized() => columns = ColumnsOf(isFailed: false);

    private static List<DataColumn<CallLine>> ColumnsOf(bool isFailed) =>
    [
        new(isFailed ? "哪天退回" : "最晚收款", row => Beijing.Text(row.When)),
        new("户号", row => row.Number, IsNumber: true),
        new("农户", row => row.Name),
        new("收款人", row => row.Payee ?? "—"),
        new("电话", row => row.Phone ?? "没有登记"),
        new(
            isFailed ? "没付成" : "等着收", row => row.Amount, Cells.Money<CallLine>(row => row.Amount),
            IsNumber: true),
        new(isFailed ? "为什么没付成" : "为什么收不到提醒", row => row.Why, IsLong: true),
        new("打过电话", LastCall, IsLong: true),
    ];

    private static string LastCall(CallLine row) =>
        row.LastCall is { } call ? $"{Beijing.Text(call.At)} {call.By}：{call.Note}" : "还没有";

    private async Task<Outcome<Page<CallLine>>> Load(PageQuery page, string search)
    {
        // Of the other list only how long it is.
        var (first, second) = IsFailed ? (new PageQuery(Size: 1), page) : (page, new PageQuery(Size: 1));
        var unreached = await Village.Run(async (ListCalls feature, StaffIdentity me) =>
            new Outcome<Page<ListCalls.CallRow>>(
                await feature.Run(new(me.Actor, first, search), CancellationToken.None)));
        if (unreached.Refusal is { } refused) return refused;
        var back = await Village.Run(async (ListFailedCalls feature, StaffIdentity me) =>
            new Outcome<Page<FailedCall>>(await feature.Run(new(me.Actor, second, search), CancellationToken.None)));
        if (back.Refusal is { } notNow) return notNow;
        (waiting, failed) = (unreached.Value.Total, back.Value.Total);
        columns = ColumnsOf(IsFailed);
        StateHasChanged();
        return IsFailed
            ? new Page<CallLine>([.. back.Value.Rows.Select(CallLine.Of)], back.Value.Total)
            : new Page<CallLine>([.. unreached.Value.Rows.Select(CallLine.Of)], unreached.Value.Total);
    }

    private int? CountOf(string key) => key == Failed ? failed : waiting;

    private async Task Note(CallLine row)
    {
        var done = await Dialogs.Show<CallDialog>(
            $"打过电话了：{row.Name}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(CallDialog.Row)] = row });
        if (!done) return;
        Messages.Success($"已记下：给{row.Name}打过电话");
        await table.Reload();
    }

    private async Task Redraft()
    {
        busy = true;
        var drafted = await Village.Run((RedraftFailedPayouts feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor), CancellationToken.None));
        refusal = drafted.Refusal;
        busy = false;
        if (refusal is not null) return;
        key = IdempotencyKey.New();
        Messages.Success($"批次 {drafted.Value.Batch.Number} 已制单，请另一位同事复核");
        if (drafted.Value.LeftOut is > 0 and var left)
            Messages.Warning($"{left} 笔没有放进来：收款人变了，或钱已被退款扣掉。请另外新建付款批次");
        await table.Reload();
    }
}
