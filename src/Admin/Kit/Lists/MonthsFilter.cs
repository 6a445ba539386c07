using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>哪几个月: a list narrowed to months, from the first to the last. The address names a month as people do,
/// 2026-05.</summary>
public sealed class MonthsFilter(ConsoleScope village)
{
    private IReadOnlyList<ListPeriods.Month>? known;

    public ListFilter From { get; } = new("since", "从哪个月");

    public ListFilter To { get; } = new("until", "到哪个月");

    /// <summary>What was chosen; the first time it learns which months there are.</summary>
    public async Task<Outcome<Months>> Chosen()
    {
        if (known is null)
        {
            var found = await village.Look((ListPeriods feature) => feature.Months(CancellationToken.None));
            if (found.Refusal is { } unknown) return unknown;
            known = found.Value;
            From.Choices = To.Choices =
                [("", "全部"), .. known.Select(one => (KeyOf(one.FirstDay), TitleOf(one.FirstDay)))];
        }

        // Where only one end is said, the other is that of the books.
        return known.Count == 0 || (Of(From) ?? Of(To)) is null
            ? new Months(null, null)
            : new Months((Of(From) ?? known[^1]).Id, (Of(To) ?? known[0]).Id);
    }

    public static string KeyOf(PeriodView period) => KeyOf(period.FirstDay);

    public static string TitleOf(PeriodView period) => TitleOf(period.FirstDay);

    private static string KeyOf(DateOnly first) => first.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string TitleOf(DateOnly first) =>
        string.Create(CultureInfo.InvariantCulture, $"{first:yyyy} 年 {first.Month} 月");

    private ListPeriods.Month? Of(ListFilter filter) =>
        known!.FirstOrDefault(one => KeyOf(one.FirstDay) == filter.Value);

    /// <summary>Null where nobody chose.</summary>
    public sealed record Months(PeriodId? From, PeriodId? To);
}
