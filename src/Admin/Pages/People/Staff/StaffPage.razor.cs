using System.Globalization;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.People.Staff;

/// <summary>Who acts for the village, what each of them may do, and who sits where when a rule is agreed on.</summary>
public sealed partial class StaffPage
{
    private readonly ListFilter standing =
        ListFilter.Of<StaffStanding>("standing", "状态", one => StaffDeskWords.Of(one).Text);

    private readonly ListFilter role = ListFilter.Of<StaffRole>("role", "岗位", Layout.StaffWords.Of);

    private readonly IReadOnlyList<DataColumn<StaffRow>> columns =
    [
        new("姓名", row => row.Name, SortBy: nameof(StaffRow.Name)),
        new("用户名", row => row.User ?? "还没有"),
        new("岗位", row => StaffDeskWords.PostOf(row.Role, row.Seat), SortBy: nameof(StaffRow.Role)),
        new(
            "状态", row => StaffDeskWords.Of(row.Standing).Text,
            Cells.Tag<StaffRow>(row => StaffDeskWords.Of(row.Standing)), SortBy: nameof(StaffRow.Standing)),
        new("验证器", row => row.HasFactor ? "已设" : "没有设", Hint: "手机上显示验证码的程序"),
        new(
            "上次登录", row => row.LastSignIn is { } at ? Beijing.Text(at) : "还没有登录过",
            SortBy: nameof(StaffRow.LastSignIn)),
        new(
            "正在登录", row => row.OpenSessions, IsNumber: true, SortBy: nameof(StaffRow.OpenSessions),
            Hint: "有几处登录着"),
    ];

    private LoadState<ListStaffRequests.View>? requests;
    private LoadState<IReadOnlyList<ListSeats.SeatView>>? seats;
    private DataTable<StaffRow> table = null!;
    private RecordDrawer record = null!;
    private IReadOnlyDictionary<StaffStanding, int>? counts;
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>(StringComparer.Ordinal);
    private StaffId me;
    private bool mayKeep;
    private bool mayNot;

    protected override async Task OnInitializedAsync()
    {
        var identity = await Village.Me();
        (me, mayKeep, mayNot) =
            (identity.Id, identity.Role.May(Duty.KeepStaff), !identity.Role.May(Duty.SeeStaff));
    }

    private static string KeyOf(StaffRow row) => row.Id.Value.ToString(CultureInfo.InvariantCulture);

    private static StaffId IdOf(string key) =>
        new(long.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id : 0);

    private string TitleOf(string key) => names.GetValueOrDefault(key, "工作人员");

    private async Task<Outcome<Page<StaffRow>>> Load(PageQuery page, string search)
    {
        var found = await Village.Run((ListStaffDesk feature, StaffIdentity one) => feature.Run(
            new(one.Actor, page, standing.As<StaffStanding>(), role.As<StaffRole>(), search), CancellationToken.None));
        if (found.Refusal is { } refusal) return refusal;
        counts = found.Value.Counts;
        names = found.Value.Page.Rows.ToDictionary(KeyOf, row => row.Name, StringComparer.Ordinal);
        return found.Value.Page;
    }

    private int? CountOf(string key) => Enum.TryParse<StaffStanding>(key, out var one)
        ? counts?.GetValueOrDefault(one)
        : counts?.Values.Sum();

    private Task<Outcome<ListStaffRequests.View>> LoadRequests() =>
        Village.Run((ListStaffRequests feature, StaffIdentity one) =>
            feature.Run(new(one.Actor), CancellationToken.None));

    private Task<Outcome<IReadOnlyList<ListSeats.SeatView>>> LoadSeats() =>
        Village.Run((ListSeats feature, StaffIdentity one) => feature.Run(new(one.Actor), CancellationToken.None));

    private async Task Ask(StaffWish wish, StaffRow? about)
    {
        if (!await StaffDialogs.Ask(Dialogs, wish, about)) return;
        Messages.Success("申请写好了，等另一位同事在「复核」里同意");
        await Reload();
    }

    private async Task Approve(ListStaffRequests.Row one)
    {
        if (await StaffDialogs.Approve(Dialogs, one.Number)) Messages.Success("已复核");
        await Reload();
    }

    private async Task Decline(ListStaffRequests.Row one)
    {
        if (!await StaffDialogs.Decline(Dialogs, one.Number, one.Name, one.Maker == me)) return;
        Messages.Success(one.Maker == me ? "已撤回" : "已驳回");
        await Reload();
    }

    /// <summary>However the dialog ended: the link may have been shown.</summary>
    private async Task TakeLink(ListStaffRequests.Row one)
    {
        _ = await Dialogs.Show<StaffLinkDialog>($"取{one.Name}的链接", new Dictionary<string, object?>(
            StringComparer.Ordinal) { [nameof(StaffLinkDialog.Of)] = one });
        await Reload();
    }

    private async Task Reload()
    {
        if (requests is not null) await requests.Reload();
        if (seats is not null) await seats.Reload();
        await table.Reload();
    }
}
