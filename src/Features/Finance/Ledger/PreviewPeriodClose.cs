using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>Exactly what closing would post, rolled back: the surplus that the village would have to share.</summary>
public sealed class PreviewPeriodClose(StaffWork work, PeriodClosing closing)
{
    public Task<Outcome<PeriodClosing.Closed>> Run(Command command, CancellationToken ct) =>
        work.DryRun(command, () => closing.Close(command.PeriodId, command.By.Id, ct), ct);

    public sealed record Command(StaffActor By, PeriodId PeriodId) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }
}
