using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Ledger;

/// <summary>Exactly what recording the top-up would post, rolled back: what it would refuse is refused here.</summary>
public sealed class PreviewTopUp(UnitOfWork work, RecordTopUp record)
{
    public Task<Outcome<RecordTopUp.Result>> Run(Command command, CancellationToken ct) => work.DryRun(
        () => record.Record(new(default, command.By, command.Amount, command.FlowNo, command.At), ct), ct);

    public sealed record Command(StaffId By, Money Amount, string FlowNo, DateTimeOffset? At = null);
}
