using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>One of the three says yes. With the last yes the proposal is a version of its rule, if nothing stands
/// against it by then.</summary>
public sealed class AgreeToRule(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "rule.agree", command,
        async () =>
        {
            var proposal = await db.RuleProposals.SingleOrDefaultAsync(one => one.Id == command.Proposal, ct);
            if (proposal is null) return new RuleProposalUnknown();
            work.Concerns(proposal.Code);
            if (!await db.IsSeated(command.By.Id, ct)) return new RuleSeatNotYours();
            var now = clock.GetUtcNow();
            if (proposal.Agree(command.By.Id, now).Refusal is { } refusal) return refusal;
            if (!proposal.IsAgreedByAll) return new Result(IsInForce: false);
            if (proposal.EffectiveFrom < BeijingTime.DayOf(now)) return new RuleDayIsOver(proposal.EffectiveFrom);
            var earlier = await db.RevenueRules.AsNoTracking().ToListAsync(ct);
            var parties = await db.Parties.ToDictionaryAsync(party => party.Id, ct);
            var agreed = RevenueRule.Agree(proposal.Draft(parties, now), earlier);
            if (agreed.Refusal is { } not) return not;
            db.RevenueRules.Add(agreed.Value);
            proposal.Become(now);
            return new Result(IsInForce: true);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, RuleProposalId Proposal) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Agree;
    }

    /// <param name="IsInForce">It was the last yes: the version stands, and divides from its day on.</param>
    public sealed record Result(bool IsInForce);
}

/// <summary>What was sold since that day was sold under another version.</summary>
public sealed record RuleDayIsOver(DateOnly Day) : Refusal(
    "rule.day_is_over", $"议案写的起用日 {Day:yyyy-MM-dd} 已经过了，请提出的人撤回，改成以后的日期再提")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
