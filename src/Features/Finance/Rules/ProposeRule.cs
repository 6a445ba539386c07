using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>The next version of a rule is written down and put to farmers, enterprise and government. It divides
/// nothing before all three have agreed.</summary>
public sealed class ProposeRule(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<RuleProposalId>> Run(Command command, CancellationToken ct) => work.Once<RuleProposalId>(
        "rule.propose", command,
        async () =>
        {
            if (await Unfit(command.Seats, ct) is { } unfit) return unfit;
            var draft = await new RuleDrafts(db).Of(command, ct);
            if (draft.Refusal is { } refusal) return refusal;
            var code = draft.Value.Code;
            var waits = await db.RuleProposals.AnyAsync(
                one => one.Status == ProposalStatus.Waiting && one.Code == code, ct);
            if (waits) return new RuleProposalWaiting(code);
            var earlier = await db.RevenueRules.AsNoTracking().ToListAsync(ct);
            var written = RuleProposal.Write(draft.Value, command.Seats, earlier, command.By.Id, clock.GetUtcNow());
            if (written.Refusal is { } not) return not;
            db.RuleProposals.Add(written.Value);
            await db.SaveChangesAsync(ct);
            work.Concerns(code);
            return written.Value.Id;
        },
        ct);

    /// <summary>Only who sits there speaks for them.</summary>
    private async Task<Refusal?> Unfit(Seats seats, CancellationToken ct)
    {
        var held = await db.SeatHoldings.AsNoTracking().Where(one => one.OpenSlot != null)
            .ToDictionaryAsync(one => one.Seat, one => one.StaffId, ct);
        foreach (var (seat, id) in seats.All)
        {
            var one = await db.Staff.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, ct);
            if (one is not { State: StaffState.Active } || !one.Role.May(Duty.Agree)
                || !held.TryGetValue(seat, out var holder) || holder != id)
                return new RuleSeatUnfit(one?.Name ?? "没有选的人");
        }

        return null;
    }

    /// <param name="Scope">Everything, or one category, or one product.</param>
    /// <param name="AgreementNo">Of the paper that the three sign.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string Code, DateOnly EffectiveFrom, RuleScope Scope, string AgreementNo,
        Seats Seats, IReadOnlyList<AskedStep> Steps) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }
}

/// <summary>One step as it was typed.</summary>
public sealed record AskedStep(PartyId Party, WaterfallStep Step);
