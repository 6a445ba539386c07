using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Admin.Pages.Shop.Licences;

/// <summary>A paper is copied from what lies on the table.</summary>
public sealed partial class LicenceDialog
{
    private const string DayFormat = "yyyy-MM-dd";

    private readonly IReadOnlyList<(string Key, string Text)> kinds =
        [.. Enum.GetValues<LicenceKind>().Select(static one => (one.ToString(), LicenceKinds.NameOf(one)))];

    private IReadOnlyList<(string Key, string Text)> holders = [("", LicenceWords.OfAll)];
    private string kind = nameof(LicenceKind.FoodProduction);
    private string holder = "";
    private string number = "";
    private string from = "";
    private string until = "";
    private PictureId? scan;

    /// <summary>Made once for each photograph: another one each time would load it anew.</summary>
    private string? shown;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public LicenceRow? About { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (About is { } one)
        {
            (kind, number) = (one.Kind.ToString(), one.Number);
            if (one.HouseholdId is { } whose) holder = HouseholdChoices.KeyOf(whose);
            (from, until) = (one.From.ToString(DayFormat, CultureInfo.InvariantCulture), TextOf(one.Until));
            await Show(one.Scan);
        }

        var known = await Village.Look((ListHouseholds feature) => feature.Run(CancellationToken.None));
        Refusal = known.Refusal;
        if (Refusal is not null) return;
        holders = [.. holders, .. HouseholdChoices.Staying(known.Value, besides: About?.HouseholdId)];
    }

    private static string TextOf(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? DayOf(string typed) => DateOnly.TryParseExact(typed, DayFormat, out var day) ? day : null;

    private async Task<Outcome<PictureId>> Upload(byte[] content) =>
        (await Village.Run((UploadScan feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, content), CancellationToken.None)))
        .Map(static one => one.Id);

    private async Task Show(PictureId? photograph)
    {
        scan = photograph;
        shown = photograph is { } one ? Addresses.Of(one, await Village.Me()) : null;
    }

    private Task Save() => Send(async () =>
    {
        if (DayOf(from) is not { } first) return new LicenceDaysInvalid();
        LicenceEntry entry = new(
            Enum.Parse<LicenceKind>(kind), number, HouseholdChoices.Read(holder), first, DayOf(until), scan);
        return (await Village.Run((SaveLicence feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, About?.Id, About?.Version ?? 0, entry), CancellationToken.None))).Refusal;
    });
}
