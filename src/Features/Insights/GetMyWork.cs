using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Visits;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Insights;

/// <summary>What is mine to do now, by the duties that I have: pile by pile, the pile whose oldest matter has waited
/// longest first, each with a link to exactly that; with the money that is under way, and how the days sold
/// and were visited.</summary>
public sealed class GetMyWork(
    VillageDb db, DutyCheck duties, IEnumerable<IApprovalSource> approvals, ListCalls calls, ListFailedCalls failed,
    TimeProvider clock)
{
    private const int SalesDays = 14;
    private const int VisitDays = 30;

    public async Task<Outcome<MyWork>> Run(Query query, CancellationToken ct)
    {
        var asked = await duties.Ask(query.By, Duty.Look, ct);
        if (asked.Refusal is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        var piles = new WorkPiles(now);
        await new AlarmWork(db).Add(piles, query.By.Id, asked.Value, ct);
        if (asked.Value.May(Duty.Serve)) await new ServiceWork(db, calls, failed).Add(piles, query.By, ct);
        if (asked.Value.May(Duty.KeepBooks)) await new BooksWork(db).Add(piles, now, ct);
        if (asked.Value.May(Duty.Review)) await new ReviewWork(db, approvals).Add(piles, query.By.Id, now, ct);
        return new MyWork(
            asked.Value, piles.OldestFirst,
            await Sum(
                db.Payouts.Where(payout => payout.Status == PayoutStatus.Submitted
                    || (payout.Status == PayoutStatus.WaitingForPayee && payout.CancelRequestedAt != null)), ct),
            await Sum(
                db.Payouts.Where(payout => payout.Status == PayoutStatus.WaitingForPayee
                    && payout.CancelRequestedAt == null), ct),
            await Sum(db.LeftToPay(), ct),
            await db.SalesOfDays(today, SalesDays, ct), await db.VisitsOfDays(today, VisitDays, ct));
    }

    private static async Task<PayoutSum> Sum(IQueryable<Payout> payouts, CancellationToken ct) =>
        new(await payouts.CountAsync(ct), new(await payouts.SumAsync(payout => payout.Amount.Fen, ct)));

    public sealed record Query(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }
}

/// <param name="Piles">Only those with something in them.</param>
/// <param name="Sent">Handed to WeChat or the bank, and nothing heard yet; or being taken back.</param>
/// <param name="Waiting">Waits in WeChat for households to take it.</param>
/// <param name="Failed">Not paid, still owed, and nobody has drafted it again.</param>
/// <param name="Sales">The last two weeks, today last.</param>
/// <param name="Visits">The last thirty days, today last; today's lag by about a minute.</param>
public sealed record MyWork(
    StaffRole Role, IReadOnlyList<WorkPile> Piles, PayoutSum Sent, PayoutSum Waiting,
    PayoutSum Failed, IReadOnlyList<DaySales> Sales, IReadOnlyList<DayVisits> Visits);

public sealed record PayoutSum(int Payouts, Money Total);

/// <param name="Total">What was paid that Beijing day, refunds not taken off.</param>
public sealed record DaySales(DateOnly Day, int Orders, Money Total);
