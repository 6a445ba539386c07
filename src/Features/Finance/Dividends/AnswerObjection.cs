using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>答复意见: another than who drafted the plan looks into it and says in words what is true. From then on the
/// household's dividend is paid like everybody's. Where the household is right, the plan is sent back while that can be
/// done; afterwards the next period puts it right.</summary>
public sealed class AnswerObjection(VillageDb db, StaffWork work, ListObjections list, TimeProvider clock)
{
    public async Task<Outcome<ObjectionRow>> Run(Command command, CancellationToken ct)
    {
        var answered = await work.Once<long>("objection.answer", command, () => Answer(command, ct), ct);
        return answered.Refusal is { } refusal ? refusal : await list.Get(answered.Value, ct);
    }

    private async Task<Outcome<long>> Answer(Command command, CancellationToken ct)
    {
        var objection = await db.PlanObjections.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
        if (objection is null) return new ObjectionNotFound();
        var maker = await db.DividendPlans.AsNoTracking().Where(plan => plan.Id == objection.PlanId)
            .Select(plan => plan.People.Maker).SingleAsync(ct);
        var decided = objection.Decide(command.IsUpheld, command.Answer, command.By.Id, maker, clock.GetUtcNow());
        if (decided.Refusal is { } refusal) return refusal;
        work.Concerns($"{objection.PlanId.Value}");
        return objection.Id;
    }

    /// <param name="IsUpheld">The household is right.</param>
    /// <param name="Answer">The household reads it.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, long Id, bool IsUpheld, string Answer)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;
    }
}
