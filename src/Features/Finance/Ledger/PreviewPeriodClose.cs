using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>Exactly what closing would post, rolled back: the surplus that the village would have to share.</summary>
public sealed class PreviewPeriodClose(UnitOfWork work, CloseAccountingPeriod close)
{
    public Task<Outcome<CloseAccountingPeriod.Result>> Run(Command command, CancellationToken ct) =>
        work.DryRun(() => close.Close(command.By, command.PeriodId, ct), ct);

    public sealed record Command(StaffId By, PeriodId PeriodId);
}
