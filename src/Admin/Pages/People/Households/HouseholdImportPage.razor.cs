using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.RegisterImport;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>A register comes in from a spreadsheet.</summary>
public sealed partial class HouseholdImportPage
{
    /// <summary>Of the template: each cell is text already, so that a spreadsheet leaves long numbers alone.</summary>
    private const int EmptyRows = 500;

    private bool mayNot;

    protected override async Task OnInitializedAsync() =>
        mayNot = !(await Village.Me()).Role.May(Duty.KeepRegister);

    private Task<Outcome<PreviewRegisterImport.View>> Look(SheetWish wish) =>
        Village.Run((PreviewRegisterImport feature, StaffIdentity me) =>
            feature.Run(Asked(me, wish), CancellationToken.None));

    private Task<Outcome<ImportRegister.Result>> Write(SheetWish wish, IProgress<(int Done, int Of)> told) =>
        Village.Run((ImportRegister feature, StaffIdentity me) =>
            feature.Run(Asked(me, wish), told, CancellationToken.None));

    private static ImportRegister.Command Asked(StaffIdentity me, SheetWish wish) =>
        new(me.Actor, wish.FileName, wish.Content, wish.OnlyGood);

    private Task Template() => Js.SaveSheet(
        "农户名册模板.xlsx",
        [.. RegisterColumns.All.Select(one => new DataColumn<string>(one.Heading, static row => row))],
        [.. Enumerable.Repeat("", EmptyRows)]);
}
