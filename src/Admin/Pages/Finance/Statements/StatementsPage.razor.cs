using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;

namespace VillageCloud.Admin.Pages.Finance.Statements;

/// <summary>Three statements of the ministry's, of the months chosen; what they add up lies behind each figure.
/// </summary>
public sealed partial class StatementsPage
{
    private const string Surplus = "surplus";
    private const string Members = "members";
    private const string SinceWord = "since";
    private const string UntilWord = "until";

    private readonly ListFilter table = new("table", "哪张表", "balances")
    {
        Choices = [("balances", "科目余额表"), (Surplus, "盈余及盈余分配表"), (Members, "成员账户")],
    };

    private RecordDrawer record = null!;

    protected override void OnInitialized() => table.Take(Address.Read(table.Name));

    private Task<Outcome<IReadOnlyList<PeriodView>>> Load() =>
        Village.Look((ListPeriods feature) => feature.Run(CancellationToken.None));

    private static IReadOnlyList<(string Key, string Text)> ChoicesOf(IReadOnlyList<PeriodView> periods) =>
        [.. periods.Select(one => (KeyOf(one), MonthsFilter.TitleOf(one)))];

    private static string KeyOf(PeriodView period) => MonthsFilter.KeyOf(period);

    /// <summary>What the address names; else the newest month.</summary>
    private PeriodView First(IReadOnlyList<PeriodView> periods) =>
        periods.FirstOrDefault(one => KeyOf(one) == Address.Read(SinceWord)) ?? periods[0];

    private PeriodView Last(IReadOnlyList<PeriodView> periods) =>
        periods.FirstOrDefault(one => KeyOf(one) == Address.Read(UntilWord)) ?? First(periods);

    private Task Since(string month) => Address.Write(SinceWord, month);

    private Task Until(string month) => Address.Write(UntilWord, month);

    private Task Choose(string key)
    {
        table.Take(key);
        return Address.Write(table.Name, key == table.Usual ? null : key);
    }

    private Task Open(LedgerLink link) => record.Open(link.Code, link.Words());
}
