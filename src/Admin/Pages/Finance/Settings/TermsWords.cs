using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Settings;

namespace VillageCloud.Admin.Pages.Finance.Settings;

internal static class TermsWords
{
    public static (string Text, Tone Tone) Of(ShowTerms.VersionView one) => one.State switch
    {
        TermsState.Waiting => ("等复核", Tone.Waiting),
        TermsState.Agreed => ("等生效", Tone.Moving),
        TermsState.InForce => ("在用", Tone.Good),
        TermsState.Declined => (one.DeclineReason is null ? "已撤回" : "已驳回", Tone.Calm),
        _ => (one.InForceFrom is null ? "没生效就换了" : "用过", Tone.Calm),
    };

    public static string Of(Decision decision) => decision switch
    {
        Decision.Approve => "复核约定",
        Decision.Decline => "驳回约定",
        _ => "撤回约定",
    };

    public static IReadOnlyList<TermsField> Changed(CooperativeTerms before, CooperativeTerms after) =>
        [.. TermsField.All.Where(field => field.Text(before) != field.Text(after))];

    /// <summary>What a version changed of the one before it that ever held.</summary>
    public static string Summary(ShowTerms.VersionView one, IReadOnlyList<ShowTerms.VersionView> all)
    {
        var before = all.FirstOrDefault(
            other => other.Revision < one.Revision && other.InForceFrom is { } from && from <= one.MadeAt);
        if (before is null) return "建村时的约定";
        return string.Join("；", Changed(before.Terms, one.Terms).Select(
            field => $"{field.Label} {field.Shown(before.Terms)} → {field.Shown(one.Terms)}"));
    }
}
