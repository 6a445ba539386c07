using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.Platform;
using CallRow = VillageCloud.Features.Finance.Reminders.ListCalls.CallRow;

namespace VillageCloud.Admin.Pages.Finance.Calls;

public sealed partial class CallsPage
{
    private IReadOnlyList<DataColumn<CallRow>> columns = [];
    private DataTable<CallRow> table = null!;
    private bool mayCall;

    protected override async Task OnInitializedAsync() => mayCall = (await Village.Me()).Role.May(Duty.Serve);

    protected override void OnInitialized() => columns =
    [
        new("最晚收款", row => Beijing.Text(row.ConfirmBefore)),
        new("农户", row => row.Name),
        new("收款人", row => row.Payee ?? "—"),
        new("电话", row => row.Phone ?? "没有登记"),
        new("等着收", row => row.Amount, Cells.Money<CallRow>(row => row.Amount), IsNumber: true),
        new("为什么收不到提醒", row => CallWords.Of(row.Problem), IsLong: true),
        new("打过电话", LastCall, IsLong: true),
    ];

    private static string LastCall(CallRow row) =>
        row.LastCall is { } call ? $"{Beijing.Text(call.At)} {call.By}：{call.Note}" : "还没有";

    private Task<Outcome<Page<CallRow>>> Load(PageQuery page, string search) => Village.Run(
        async (ListCalls feature, Features.People.Staff.StaffIdentity me) => new Outcome<Page<CallRow>>(
            await feature.Run(new(me.Actor, page, search), CancellationToken.None)));

    private async Task Note(CallRow row)
    {
        var done = await Dialogs.Show<CallDialog>(
            $"打过电话了：{row.Name}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(CallDialog.Row)] = row });
        if (!done) return;
        Messages.Success($"已记下：给{row.Name}打过电话");
        await table.Reload();
    }
}
