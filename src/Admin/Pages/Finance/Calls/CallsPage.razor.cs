using MudBlazor;
using VillageCloud.Admin.Kit;
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
        var dialog = await Dialogs.ShowAsync<CallDialog>(
            row.Name, new DialogParameters<CallDialog> { { one => one.Row, row } },
            new DialogOptions
            {
                BackdropClick = false, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseButton = true,
            });
        if (await dialog.Result is not { Canceled: false }) return;
        Snackbar.Add($"已记下：给{row.Name}打过电话", Severity.Success);
        await table.Reload();
    }
}
