using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>One of the three says no and why.</summary>
public sealed class TurnDownRule(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<RuleProposalId>> Run(Command command, CancellationToken ct) => work.Once<RuleProposalId>(
        "rule.turn_down", command,
        async () =>
        {
            var proposal = await db.RuleProposals.SingleOrDefaultAsync(one => one.Id == command.Proposal, ct);
            if (proposal is null) return new RuleProposalUnknown();
            work.Concerns(proposal.Code);
            if (!await db.IsSeated(command.By.Id, ct)) return new RuleSeatNotYours();
            return proposal.TurnDown(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal
                ? refusal
                : proposal.Id;
        },
        ct);

    public sealed record Command(
        IdempotencyKey Key, StaffActor By, RuleProposalId Proposal, string? Reason) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Agree;
    }
}

/// <summary>Whoever wrote it takes it back.</summary>
public sealed class WithdrawRule(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<RuleProposalId>> Run(Command command, CancellationToken ct) => work.Once<RuleProposalId>(
        "rule.withdraw", command,
        async () =>
        {
            var proposal = await db.RuleProposals.SingleOrDefaultAsync(one => one.Id == command.Proposal, ct);
            if (proposal is null) return new RuleProposalUnknown();
            work.Concerns(proposal.Code);
            return proposal.Withdraw(command.By.Id, clock.GetUtcNow()).Refusal is { } refusal ? refusal : proposal.Id;
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, RuleProposalId Proposal) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;
    }
}
