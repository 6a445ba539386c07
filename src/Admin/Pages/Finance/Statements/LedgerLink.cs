using System.Globalization;
using VillageCloud.Features.Finance.Statements;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;

namespace VillageCloud.Admin.Pages.Finance.Statements;

/// <summary>Which entries a figure adds up: of an account, of these months, of a household, or of a part.</summary>
public sealed record LedgerLink(
    string Code, PeriodView From, PeriodView To, int? Household = null, LedgerPart Part = LedgerPart.All)
{
    /// <summary>As the address says it to <see cref="AccountPart"/>.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Words()
    {
        yield return Word("since", MonthsFilter.KeyOf(From));
        yield return Word("until", MonthsFilter.KeyOf(To));
        yield return Word("household", Household?.ToString(CultureInfo.InvariantCulture));
        yield return Word("part", Part == LedgerPart.All ? null : Part.ToString());
    }

    private static KeyValuePair<string, string?> Word(string name, string? value) =>
        new(AccountPart.Name + name, value);
}
