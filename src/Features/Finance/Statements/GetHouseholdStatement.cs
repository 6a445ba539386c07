using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>对账单: explains a household every fen of one period, from the sale to the transfer.</summary>
public sealed class GetHouseholdStatement(VillageDb db, TimeProvider clock)
{
    /// <summary>Reads one moment: a sale that settles between two questions would leave sums that don't agree.
    /// </summary>
    public Task<Outcome<StatementView>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Explain(query, ct), ct);

    private async Task<Outcome<StatementView>> Explain(Query query, CancellationToken ct)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var household = await db.Households.AsNoTracking().FirstOrDefaultAsync(one => one.Id == query.Household, ct);
        if (household is null) return new HouseholdUnknown();
        var period = await PeriodOf(query.Period, ct);
        if (period is null) return new PeriodNotFound();

        var opening = await Openings(household.Id, period, ct);
        var movements = await Movements(household.Id, period.Id, ct);
        var sold = await Sold(household.Id, period.Id, ct);
        var rules = await RulesOf(sold, ct);
        var sales = await Sales(household.Id, period.Id, sold, rules, ct);
        var royalties = await Royalties(household.Id, period.Id, ct);
        var goods = Part(Account.GoodsPayable, opening, movements);
        var dividends = Part(Account.DividendPayable, opening, movements);
        var onItsWay = Part(Account.PayoutInTransit, opening, movements).Closing;
        var ended = await new EndedPayouts(db).Of(
            Of(movements, StatementPart.Sent).Select(one => new EndedPayouts.Step(one.Kind, one.Subject, one.At)), ct);
        var (arrived, cameBack) = (SumOf(ended, PayoutEnd.Arrived), SumOf(ended, PayoutEnd.CameBack));
        Invariant.Holds(
            arrived - cameBack == Moved(movements), "what arrived and what came back is what the journal moved");
        var terms = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Terms).SingleAsync(ct);
        Invariant.Holds(
            Money.Sum(sales.Select(row => row.Household)) + Money.Sum(royalties.Select(row => row.Amount))
                == goods.Earned,
            "the rows of a statement add up to the journal");
        return new StatementView(
            household.Id, household.Number, household.Name, household.IsMember, household.IsHeld, period.Id,
            period.Title, period.Status, Holds(period, today), arrived, cameBack,
            HouseholdPosition.Of(goods.Closing, dividends.Closing, onItsWay, terms.MinimumPayout),
            Part(Account.CapitalPayable, opening, movements).Closing, terms.MinimumPayout, goods, sales, royalties,
            await Rows(rules, ct), dividends, await Dividend(household, period.Id, ct), ended,
            await Earlier(period, ct), await Later(period, ct));
    }

    private Task<AccountingPeriod?> PeriodOf(PeriodId? asked, CancellationToken ct)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        return asked is { } id
            ? db.Periods.AsNoTracking().FirstOrDefaultAsync(period => period.Id == id, ct)
            : db.Periods.AsNoTracking().Where(period => period.FirstDay <= today)
                .OrderByDescending(period => period.FirstDay).FirstOrDefaultAsync(ct);
    }

    private static bool Holds(AccountingPeriod period, DateOnly day) =>
        period.FirstDay <= day && day <= period.LastDay;

    private Task<PeriodId?> Earlier(AccountingPeriod shown, CancellationToken ct) =>
        db.Periods.Where(period => period.FirstDay < shown.FirstDay).OrderByDescending(period => period.FirstDay)
            .Select(period => (PeriodId?)period.Id).FirstOrDefaultAsync(ct);

    private Task<PeriodId?> Later(AccountingPeriod shown, CancellationToken ct)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        return db.Periods.Where(period => period.FirstDay > shown.FirstDay && period.FirstDay <= today)
            .OrderBy(period => period.FirstDay).Select(period => (PeriodId?)period.Id).FirstOrDefaultAsync(ct);
    }

    private Task<Dictionary<string, long>> Openings(
        HouseholdId household, AccountingPeriod period, CancellationToken ct) => (
        from balance in db.HouseholdBalances
        join booked in db.Periods on balance.PeriodId equals booked.Id
        where balance.HouseholdId == household && booked.FirstDay < period.FirstDay
        group balance.Debit.Fen - balance.Credit.Fen by balance.AccountCode
        into sums
        select new { sums.Key, Fen = sums.Sum() }).ToDictionaryAsync(sum => sum.Key, sum => sum.Fen, ct);

    private Task<List<Movement>> Movements(HouseholdId household, PeriodId period, CancellationToken ct) => (
        from line in db.JournalLines
        join entry in db.JournalEntries on line.EntryId equals entry.Id
        where line.HouseholdId == household && entry.PeriodId == period
        orderby entry.Id
        select new Movement(entry.Kind, entry.Subject, entry.EffectiveAt, line.AccountCode, line.Amount.Fen))
        .ToListAsync(ct);

    /// <summary>Sending moves the claim to what is under way, and coming back moves it again: together they are zero.
    /// What is left of a household's payments is what it got, less what came back of what it had got before.</summary>
    private static Money Moved(List<Movement> movements) =>
        new(Of(movements, StatementPart.Sent).Sum(movement => movement.Fen));

    private static AccountPart Part(Account account, Dictionary<string, long> openings, List<Movement> movements)
    {
        var own = movements.Where(movement => movement.AccountCode == account.Code).ToList();
        var opening = new Money(-openings.GetValueOrDefault(account.Code));
        var closing = opening - new Money(own.Sum(movement => movement.Fen));
        var part = new AccountPart(
            opening, Credited(own, StatementPart.Earned), -Credited(own, StatementPart.Sent),
            Credited(own, StatementPart.Brought), Credited(own, StatementPart.Repaid), closing);
        Invariant.Holds(part.Explains, "opening and movements add up to the closing balance");
        return part;
    }

    private static Money Credited(List<Movement> own, StatementPart part) =>
        new(-Of(own, part).Sum(movement => movement.Fen));

    private Task<List<SoldLine>> Sold(HouseholdId household, PeriodId period, CancellationToken ct) => (
        from posting in Postings(household, period).AsNoTracking()
        join sale in db.Sales on posting.SaleId equals sale.Id
        orderby posting.Id
        select new SoldLine(posting, sale)).ToListAsync(ct);

    private IQueryable<SalePosting> Postings(HouseholdId household, PeriodId period) =>
        db.SalePostings.Where(posting => posting.HouseholdId == household && posting.PeriodId == period);

    /// <summary>By their numbers: which rules a month's sales went by is known from its sales, while a search for the
    /// rules that have such a sale would walk all that ever were sold by one.</summary>
    private Task<Dictionary<RevenueRuleId, RevenueRule>> RulesOf(List<SoldLine> sold, CancellationToken ct)
    {
        var ids = sold.Select(line => line.RuleId).Distinct().ToList();
        return db.RevenueRules.AsNoTracking().Where(rule => ids.Contains(rule.Id))
            .ToDictionaryAsync(rule => rule.Id, ct);
    }

    private async Task<List<SaleRow>> Sales(
        HouseholdId household, PeriodId period, List<SoldLine> sold, Dictionary<RevenueRuleId, RevenueRule> rules,
        CancellationToken ct)
    {
        var shares = await new SaleShares(db).Of(Postings(household, period), ct);
        return sold.ConvertAll(line => RowOf(line.Posting, line.Sale, rules[line.RuleId], shares[line.Posting.Id]));
    }

    private static SaleRow RowOf(SalePosting posting, Sale sale, RevenueRule rule, PartyShares parts)
    {
        var isSale = posting.OutRefundNo is null;
        return new(
            posting.At, sale.Document, sale.Title, sale.Quantity, isSale ? sale.Gross : Money.Zero,
            isSale ? sale.Discount : Money.Zero, isSale ? sale.RefundedBeforeSettlement : Money.Zero, posting.Net,
            rule.Code, rule.Revision, rule.BasisPointsOf(PartyKind.Household), rule.BasisPointsOf(PartyKind.Fund),
            rule.BasisPointsOf(PartyKind.Platform), rule.BasisPointsOf(PartyKind.Cooperative),
            parts.Of(PartyKind.Household), parts.Of(PartyKind.Fund), parts.Of(PartyKind.Platform),
            parts.Of(PartyKind.Cooperative),
            [.. NamedShares.Of(parts).Each.Where(share => share.Kind > PartyKind.Cooperative)],
            posting.OutRefundNo, posting.IsMemberSale);
    }

    /// <summary>What artisans who are paid through this household have of sales, their own or others'.</summary>
    private async Task<List<RoyaltyRow>> Royalties(HouseholdId household, PeriodId period, CancellationToken ct)
    {
        var rows = await (
            from line in db.JournalLines
            join party in db.Parties on line.PartyId equals party.Id
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            join sale in db.Sales on line.SaleId equals sale.Id
            where party.Kind == PartyKind.Artisan && line.HouseholdId == household && entry.PeriodId == period
            orderby entry.Id
            select new { entry.EffectiveAt, sale.Document, sale.Title, party.Name, line.Amount.Fen }).ToListAsync(ct);
        return rows.ConvertAll(row => new RoyaltyRow(
            row.EffectiveAt, row.Document, row.Title, row.Name, new(-row.Fen)));
    }

    private async Task<List<RuleRow>> Rows(Dictionary<RevenueRuleId, RevenueRule> rules, CancellationToken ct)
    {
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        return [.. rules.Values.OrderBy(rule => rule.Id.Value).Select(rule => new RuleRow(
            rule.Code, rule.Revision, rule.Approval.AgreementNo, rule.Approval.At, names[rule.Approval.Farmers],
            names[rule.Approval.Enterprise], names[rule.Approval.Government]))];
    }

    private async Task<DividendPart?> Dividend(Household household, PeriodId period, CancellationToken ct)
    {
        var plan = await db.DividendPlans.AsNoTracking().Include(one => one.Shares)
            .FirstOrDefaultAsync(one => one.PeriodId == period && one.Status != PlanStatus.Drafted
                && one.Status != PlanStatus.Declined, ct);
        var share = plan?.Shares.FirstOrDefault(one => one.HouseholdId == household.Id);
        if (plan is null || share is null) return null;
        return new DividendPart(
            plan.Id, plan.Status, plan.Surplus, plan.Reserve, plan.Distributable, plan.PatronagePool, plan.CapitalPool,
            share.Volume, Money.Sum(plan.Shares.Select(one => one.Volume)), share.Patronage, share.CapitalWeight,
            Money.Sum(plan.Shares.Select(one => one.CapitalWeight)), share.Capital, share.CarryIn, share.Payout,
            share.CarryOut, plan.Fingerprint,
            plan.Status == PlanStatus.Disclosed ? plan.DisclosedUntil : null);
    }

    private static Money SumOf(List<EndedPayout> ended, PayoutEnd end) =>
        Money.Sum(ended.Where(one => one.End == end).Select(one => one.Amount));

    private static IEnumerable<Movement> Of(IEnumerable<Movement> movements, StatementPart part) =>
        movements.Where(movement => movement.Kind.PartOfStatement() == part);

    private sealed record SoldLine(SalePosting Posting, Sale Sale)
    {
        public RevenueRuleId RuleId => Sale.RevenueRuleId!.Value;
    }

    /// <param name="Subject">Of a payment, its number.</param>
    private sealed record Movement(EntryKind Kind, string Subject, DateTimeOffset At, string AccountCode, long Fen);

    /// <param name="Period">The newest one that has begun when absent.</param>
    public sealed record Query(HouseholdId Household, PeriodId? Period = null);
}
