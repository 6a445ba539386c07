using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>The village's register: members, those who sell without being one, and those who left.</summary>
public sealed partial class HouseholdsPage
{
    private readonly ListFilter standing =
        ListFilter.Of<Standing>("standing", "身份", one => HouseholdWords.Of(one).Text);

    private readonly IReadOnlyList<DataColumn<RegisterRow>> columns =
    [
        new("户号", row => row.Number, IsNumber: true, SortBy: nameof(RegisterRow.Number)),
        new("户名", row => row.Name, SortBy: nameof(RegisterRow.Name)),
        new("户主", row => row.Head),
        new("电话", row => row.Phone ?? ""),
        new("人数", row => row.People, IsNumber: true, IsHidden: true),
        new(
            "身份", row => HouseholdWords.Of(row.Standing).Text,
            Cells.Tag<RegisterRow>(row => HouseholdWords.Of(row.Standing))),
        new(
            "入社日期", row => HouseholdWords.DayOf(row.MemberSince), IsHidden: true,
            SortBy: nameof(RegisterRow.MemberSince)),
        new(
            "出资", row => row.Contribution, Cells.Money<RegisterRow>(row => row.Contribution), IsNumber: true,
            SortBy: nameof(RegisterRow.Contribution), Hint: "交到合作社的股金，两个人看过才算"),
        new(
            "公积份额", row => row.ReserveShare, Cells.Money<RegisterRow>(row => row.ReserveShare), IsNumber: true,
            IsHidden: true, Hint: "村里留下的公积里，记在这户名下的"),
        new(
            "补助份额", row => row.SubsidyShare, Cells.Money<RegisterRow>(row => row.SubsidyShare), IsNumber: true,
            IsHidden: true, Hint: "国家补助和捐赠平均量化到这户的"),
        new("怎么收钱", row => HouseholdWords.Of(row.Channel)),
        new(
            "离开日期", row => HouseholdWords.DayOf(row.LeftOn), IsHidden: true, SortBy: nameof(RegisterRow.LeftOn)),
    ];

    private DataTable<RegisterRow> table = null!;
    private IReadOnlyDictionary<Standing, int>? counts;

    private async Task<Outcome<Page<RegisterRow>>> Load(PageQuery page, string search)
    {
        var found = await Village.Run((ListRegister feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, page, standing.As<Standing>(), search), CancellationToken.None));
        if (!found.IsRefused) counts = found.Value.Counts;
        return found.Map(one => one.Page);
    }

    private int? CountOf(string key) =>
        Enum.TryParse<Standing>(key, out var one) ? counts?[one] : counts?.Values.Sum();

    private void Open(RegisterRow row) => Navigation.NavigateTo(HouseholdWords.PageOf(row.Number));

    private async Task Register()
    {
        if (!await Dialogs.Show<HouseholdDialog>("登记一户")) return;
        Messages.Success("登记好了；出资和份额要另一位同事在「复核」里看过才算");
        await table.Reload();
    }
}
