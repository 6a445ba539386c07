using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Admin.Pages.Shop.Licences;

/// <summary>The papers without which some goods may not be sold.</summary>
public sealed partial class LicencesPage
{
    private readonly ListFilter standing =
        ListFilter.Of<LicenceStanding>("standing", "状态", static one => LicenceWords.Of(one).Text);

    private readonly IReadOnlyList<DataColumn<LicenceRow>> columns =
    [
        new("证", row => LicenceKinds.NameOf(row.Kind)),
        new("编号", row => row.Number, SortBy: nameof(LicenceRow.Number)),
        new("谁的", row => row.Household ?? "合作社", SortBy: nameof(LicenceRow.Household)),
        new("从哪天起", row => Beijing.Text(row.From)),
        new("到哪天为止", row => row.Until is { } until ? Beijing.Text(until) : "长期", SortBy: nameof(LicenceRow.Until)),
        new("照片", row => row.Scan is null ? "" : "有", IsHidden: true),
        new(
            "状态", row => LicenceWords.Of(row.Standing).Text,
            Cells.Tag<LicenceRow>(row => LicenceWords.Of(row.Standing))),
    ];

    private HouseholdFilter households = null!;
    private DataTable<LicenceRow> table = null!;
    private IReadOnlyDictionary<LicenceStanding, int>? counts;
    private bool mayServe;
    private bool maySee;

    protected override void OnInitialized() => households = new(Village);

    protected override async Task OnInitializedAsync()
    {
        var role = (await Village.Me()).Role;
        (mayServe, maySee) = (role.May(Duty.Serve), role.May(Duty.SeeContacts));
    }

    private async Task<Outcome<Page<LicenceRow>>> Load(PageQuery page, string search)
    {
        var household = await households.Chosen();
        ListLicences.Query asked = new(page, standing.As<LicenceStanding>(), search, household);
        return await Village.Run(async (ListLicences feature) =>
        {
            var rows = await feature.Run(asked, CancellationToken.None);
            if (!rows.IsRefused) counts = await feature.Count(asked, CancellationToken.None);
            return rows;
        });
    }

    private int? CountOf(string key) =>
        Enum.TryParse<LicenceStanding>(key, out var one) ? counts?[one] : counts?.Values.Sum();

    /// <param name="about">Null for a new one.</param>
    private async Task Write(LicenceRow? about)
    {
        var done = await Dialogs.Show<LicenceDialog>(
            about is null ? "登记一张证" : $"改证照：{about.Number}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(LicenceDialog.About)] = about });
        if (!done) return;
        Messages.Success("证照已保存");
        await table.Reload();
    }

    private Task<bool> Look(string number, PictureId scan) => Dialogs.Show<ScanDialog>(
        $"证照的照片：{number}",
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ScanDialog.Number)] = number, [nameof(ScanDialog.Scan)] = scan,
        });

    private async Task Withdraw(LicenceRow about)
    {
        var done = await Dialogs.Show<WithdrawDialog>(
            $"收回证照：{about.Number}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(WithdrawDialog.About)] = about });
        if (!done) return;
        Messages.Success($"{about.Number} 已收回");
        await table.Reload();
    }
}
