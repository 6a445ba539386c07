using System.Globalization;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Features.Finance.Rules;

namespace VillageCloud.Admin.Pages.Finance.Rules;

/// <summary>A rule as it is read aloud at the table.</summary>
internal static class RuleWords
{
    private const int OnePercent = 100;

    public static string Of(Seat seat) => seat switch
    {
        Seat.Farmers => "农户代表",
        Seat.Enterprise => "企业代表",
        Seat.Government => "政府代表",
    };

    public static (string Text, Tone Tone) Of(RuleStanding standing) => standing switch
    {
        RuleStanding.Coming => ("还没到起用日", Tone.Waiting),
        RuleStanding.InForce => ("正在用", Tone.Good),
        RuleStanding.Past => ("已被新版本代替", Tone.Calm),
    };

    public static (string Text, Tone Tone) Of(ProposalStatus status) => status switch
    {
        ProposalStatus.Waiting => ("等三方表态", Tone.Waiting),
        ProposalStatus.Agreed => ("三方同意", Tone.Good),
        ProposalStatus.Refused => ("有一方不同意", Tone.Bad),
        ProposalStatus.Withdrawn => ("已撤回", Tone.Calm),
    };

    public static string Of(ListRules.ScopeRow scope) => scope switch
    {
        { Category: { } category } => OfCategory(category),
        { Product: { } product } => $"“{product}”",
        { Artisan: not null } => "一位工匠的作品",
        _ => "全部商品",
    };

    public static string OfCategory(string path) => $"{path}类商品";

    public static string Of(ListRules.StepRow step) => $"{step.Party} {Of(step.Step)}";

    public static string Of(IEnumerable<ListRules.StepRow> steps) => string.Join("，", steps.Select(Of));

    /// <summary>In percent, without the sign.</summary>
    public static string Number(int basisPoints) =>
        ((decimal)basisPoints / OnePercent).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(int basisPoints) => $"{Number(basisPoints)}%";

    private static string Of(WaterfallStep step) => step switch
    {
        WaterfallStep.Fixed(var amount) => $"固定 {amount} 元",
        WaterfallStep.Percent percent => (percent.Of == PercentBase.Total ? "全额的 " : "剩下的 ")
            + Percent(percent.BasisPoints)
            + (percent.Cap is { } cap ? $"（最多 {cap} 元）" : "")
            + (percent.Floor is { } floor ? $"（至少 {floor} 元）" : ""),
        WaterfallStep.Rest(var basisPoints) => Percent(basisPoints),
        _ => "",
    };
}
