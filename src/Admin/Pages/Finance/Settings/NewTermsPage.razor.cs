using System.Globalization;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Settings;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Settings;

/// <summary>What holds now, typed over.</summary>
public sealed partial class NewTermsPage(TimeProvider clock)
{
    private static readonly (string Key, string Text)[] YesOrNo =
        [(TermsField.Yes, TermsField.Yes), (TermsField.No, TermsField.No)];

    private readonly Dictionary<TermsField, string> typed = [];

    /// <summary>A second press is the first one again.</summary>
    private readonly IdempotencyKey key = IdempotencyKey.New();

    private CooperativeTerms now = null!;
    private string from = "";
    private string reason = "";
    private bool busy;
    private Refusal? refusal;

    protected override void OnInitialized() =>
        from = Beijing.Text(BeijingTime.DayOf(clock.GetUtcNow()));

    private async Task<Outcome<ShowTerms.Result>> Load()
    {
        var shown = await Village.Look((ShowTerms feature) => feature.Run(CancellationToken.None));
        if (shown.IsRefused) return shown;
        now = shown.Value.Now;
        foreach (var field in TermsField.All) typed[field] = field.Text(now);
        return shown;
    }

    private async Task Save()
    {
        if (busy) return;
        var wish = Read();
        refusal = wish.Refusal;
        if (refusal is not null) return;
        busy = true;
        refusal = (await Village.Run((ProposeTerms feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, wish.Value), CancellationToken.None))).Refusal;
        busy = false;
        if (refusal is not null) return;
        Messages.Success("提好了，等另一位同事复核");
        Navigation.NavigateTo("console/settings");
    }

    private Outcome<TermsWish> Read()
    {
        var terms = now;
        foreach (var field in TermsField.All)
        {
            if (field.Read(terms, typed[field]) is not { } read) return new TermsUnreadable(field.Label);
            terms = read;
        }

        var isDay = DateOnly.TryParseExact(
            from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return isDay ? new TermsWish(terms, day, reason) : new TermsDayInvalid(TermsVersion.MostDaysAhead);
    }
}
