using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;

namespace VillageCloud.Admin.Pages.Finance.Months;

/// <summary>The months, and of one of them what stands before its end.</summary>
public sealed partial class MonthsPage
{
    private const string InAddress = "period";

    private LoadState<IReadOnlyList<PeriodView>> state = null!;

    private Task<Outcome<IReadOnlyList<PeriodView>>> Load() =>
        Village.Look((ListPeriods feature) => feature.Run(CancellationToken.None));

    /// <summary>What the address names; else the oldest that is open, whose turn it is.</summary>
    private PeriodView? Chosen(IReadOnlyList<PeriodView> periods)
    {
        var asked = Address.Read(InAddress);
        return periods.FirstOrDefault(one => asked == Beijing.Text(one.FirstDay) || asked == one.Title)
            ?? periods.LastOrDefault(one => one.Status == PeriodStatus.Open) ?? (periods.Count > 0 ? periods[0] : null);
    }

    private static (string Text, Tone Tone) StateOf(PeriodView period) => period switch
    {
        { Waits: not null } => ("结账待复核", Tone.Waiting),
        { Status: PeriodStatus.Open } => ("记账中", Tone.Moving),
        _ => ("已结账", Tone.Good),
    };

    private async Task Choose(PeriodView period) => await Address.Write(InAddress, Beijing.Text(period.FirstDay));
}
