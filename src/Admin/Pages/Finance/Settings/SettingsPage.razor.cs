using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Settings;

namespace VillageCloud.Admin.Pages.Finance.Settings;

/// <summary>What the village has agreed on, what waits, and how it came to that.</summary>
public sealed partial class SettingsPage
{
    private LoadState<ShowTerms.Result> state = null!;
    private StaffId me;

    protected override async Task OnInitializedAsync() => me = (await Village.Me()).Id;

    private static string From(ShowTerms.VersionView one) => $"{Beijing.Text(one.EffectiveFrom)}；当天的，复核以后马上生效";

    private Task<Outcome<ShowTerms.Result>> Load() =>
        Village.Look((ShowTerms feature) => feature.Run(CancellationToken.None));

    private async Task Decide(ShowTerms.VersionView one, Decision decision)
    {
        var isDone = await Dialogs.Show<TermsDecisionDialog>(
            TermsWords.Of(decision), new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(TermsDecisionDialog.Of)] = one, [nameof(TermsDecisionDialog.Decision)] = decision,
            });
        if (!isDone) return;
        Messages.Success(decision switch
        {
            Decision.Approve => $"已复核，{Beijing.Text(one.EffectiveFrom)} 起生效",
            Decision.Decline => "已驳回",
            _ => "已撤回",
        });
        await state.Reload();
    }
}
