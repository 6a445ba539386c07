using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>试算: exactly what drafting would write, rolled back.</summary>
public sealed class PreviewDividendPlan(VillageDb db, StaffWork work, DraftDividendPlan draft)
{
    public Task<Outcome<PlanView>> Run(Command command, CancellationToken ct) => work.DryRun<PlanView>(
        command,
        async () =>
        {
            var drafted = await draft.Draft(command.By.Id, command.PeriodId, ct);
            if (drafted.Refusal is { } refusal) return refusal;
            await db.SaveChangesAsync(ct);
            return await PlanView.Of(db, drafted.Value.Plan, drafted.Value.Notes, ct);
        },
        ct);

    public sealed record Command(StaffActor By, PeriodId PeriodId) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }
}
