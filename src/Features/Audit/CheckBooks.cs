using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Audit;

/// <summary>查账: the invariants of the books (money I1 – I16), each asked of the database. <see cref="WatchBooks"/>
/// asks each night, and the supervisor has a button.</summary>
public sealed class CheckBooks(VillageDb db, Books books)
{
    private static readonly PayoutStatus[] LeftTheHousehold =
        [PayoutStatus.Submitted, PayoutStatus.WaitingForPayee, PayoutStatus.Succeeded];

    /// <summary>Asks everything of one snapshot: what is booked between two questions must not look like money that is
    /// missing.</summary>
    public Task<IReadOnlyList<Finding>> Run(CancellationToken ct) => db.AtOneMoment(() => Ask(ct), ct);

    /// <summary>For whoever has a moment of their own.</summary>
    internal async Task<IReadOnlyList<Finding>> Ask(CancellationToken ct) =>
    [
        await EveryEntryBalances(ct),
        await AllTogetherBalances(ct),
        await PendingSalesAreThoseNotSettled(ct),
        await GoodsPayableIsExplained(ct),
        await DividendPayableIsExplained(ct),
        await ClosedPeriodsStayClosed(ct),
        await ReversalsAreExact(ct),
        await FundIsNotOverspent(ct),
        await PlansAddUp(ct),
        await InTransitIsWhatIsUnderWay(ct),
        await NobodyIsPaidMoreThanEarned(ct),
        Finding.Of("I12", "封存的账本和操作记录没有被改过", await new SealCheck(db).Problems(ct)),
        Finding.Of("I13", "各科目的余额等于分录之和", await new BalanceCheck(db).Problems(ct)),
        Finding.Of("I14", "各规格的库存等于出入库之和", await new StockCheck(db).Problems(ct)),
        Finding.Of("I15", "每笔售出的清分等于分录，加起来等于净额", await new SaleCheck(db).Problems(ct)),
        Finding.Of("I16", "结账、费用、退社、还款和差错调整都有两个人和凭据", await new SignOffCheck(db).Problems(ct)),
    ];

    private async Task<Finding> EveryEntryBalances(CancellationToken ct)
    {
        var bad = await db.JournalLines.GroupBy(line => line.EntryId)
            .Select(entry => new { entry.Key, Fen = entry.Sum(line => line.Amount.Fen) })
            .Where(entry => entry.Fen != 0).OrderBy(entry => entry.Key).Take(5).ToListAsync(ct);
        var told = await (
            from entry in db.JournalEntries
            let debits = entry.Lines.Where(line => line.Amount.Fen > 0).Sum(line => line.Amount.Fen)
            where entry.Amount.Fen != debits
            orderby entry.Id
            select new { entry.Id, entry.Amount, Fen = debits }).Take(5).ToListAsync(ct);
        return Finding.Of("I1", "每笔分录借贷相等",
        [
            .. bad.Select(entry => $"分录 {entry.Key.Value} 差 {new Money(entry.Fen)} 元"),
            .. told.Select(entry => $"分录 {entry.Id.Value} 记 {entry.Amount} 元，各行合计 {new Money(entry.Fen)} 元"),
        ]);
    }

    private async Task<Finding> AllTogetherBalances(CancellationToken ct)
    {
        var sum = new Money(await db.JournalLines.SumAsync(line => line.Amount.Fen, ct));
        return Finding.Equal("I2", "全部分录借贷相等", sum, Money.Zero);
    }

    private async Task<Finding> PendingSalesAreThoseNotSettled(CancellationToken ct)
    {
        var sales = await db.Sales.Where(sale => sale.SettledAt == null)
            .SumAsync(sale => sale.Paid.Fen - sale.RefundedBeforeSettlement.Fen, ct);
        // Not what was paid in time and went back whole: of that nothing waits any more.
        var late = await (
            from payment in db.Payments
            join order in db.Orders on payment.OrderId equals order.Id
            where payment.Status == PaymentStatus.Succeeded && order.PaidAt == null
            select payment.Amount.Fen).SumAsync(ct);
        var returned = await db.Refunds
            .Where(refund => refund.SaleId == null && refund.Status == RefundStatus.Succeeded)
            .SumAsync(refund => refund.Amount.Fen, ct);
        var pending = -await books.Balance(Account.PendingSales, ct);
        return Finding.Equal("I3", "待结算货款等于已付未结的订单", pending, new(sales + late - returned));
    }

    private async Task<Finding> GoodsPayableIsExplained(CancellationToken ct)
    {
        // What sellers and artisans have of sales, each by the household through which it is paid.
        var earned = await (
            from posting in db.SalePostings
            join line in db.JournalLines on posting.EntryId equals line.EntryId
            where line.SaleId == posting.SaleId && line.AccountCode == Account.GoodsPayable.Code
                && line.HouseholdId != null
            group line.Amount.Fen by line.HouseholdId!.Value
            into sums
            select new { sums.Key, Fen = -sums.Sum() }).ToDictionaryAsync(sum => sum.Key, sum => sum.Fen, ct);
        var paid = await db.Payouts.Where(payout => LeftTheHousehold.Contains(payout.Status))
            .GroupBy(payout => payout.HouseholdId)
            .Select(group => new { group.Key, Fen = group.Sum(payout => payout.Goods.Fen) })
            .ToDictionaryAsync(sum => sum.Key, sum => sum.Fen, ct);
        var repaid = await db.Repayments
            .Where(one => one.Status == RepaymentStatus.Booked || one.Status == RepaymentStatus.ReversalRequested)
            .GroupBy(one => one.HouseholdId)
            .Select(group => new { group.Key, Fen = group.Sum(one => one.Amount.Fen) }).ToListAsync(ct);
        foreach (var back in repaid) paid[back.Key] = paid.GetValueOrDefault(back.Key) - back.Fen;
        return await Explained("I4", "各户货款余额等于结算减付款加还款", Account.GoodsPayable, earned, paid, ct);
    }

    private async Task<Finding> DividendPayableIsExplained(CancellationToken ct)
    {
        var earned = await (
            from share in db.DividendShares
            join plan in db.DividendPlans on share.PlanId equals plan.Id
            where plan.Status == PlanStatus.Allocated
            group share.Patronage.Fen + share.Capital.Fen by share.HouseholdId
            into sums
            select new { sums.Key, Fen = sums.Sum() }).ToListAsync(ct);
        var paid = await db.Payouts.Where(payout => LeftTheHousehold.Contains(payout.Status))
            .GroupBy(payout => payout.HouseholdId)
            .Select(group => new { group.Key, Fen = group.Sum(payout => payout.Dividend.Fen) }).ToListAsync(ct);
        return await Explained(
            "I5", "各户分红余额等于分配减付款", Account.DividendPayable, earned.ToDictionary(e => e.Key, e => e.Fen),
            paid.ToDictionary(p => p.Key, p => p.Fen), ct);
    }

    private async Task<Finding> Explained(
        string code, string claim, Account account, Dictionary<HouseholdId, long> earned,
        Dictionary<HouseholdId, long> paid, CancellationToken ct)
    {
        var journal = await books.BalancesByHousehold(account, ct);
        var opening = await OpeningsOf(account, ct);
        var households = journal.Keys.Union(earned.Keys).Union(paid.Keys);
        return Finding.Of(
            code, claim,
            households.Select(household =>
            {
                var booked = -journal.GetValueOrDefault(household);
                var told = new Money(
                    earned.GetValueOrDefault(household) - paid.GetValueOrDefault(household)
                    - opening.GetValueOrDefault(household));
                return booked == told ? null : $"农户 {household.Value} 账上 {booked} 元，明细 {told} 元";
            }).OfType<string>());
    }

    private Task<Dictionary<HouseholdId, long>> OpeningsOf(Account account, CancellationToken ct) => (
        from line in db.JournalLines
        join entry in db.JournalEntries on line.EntryId equals entry.Id
        where line.AccountCode == account.Code && entry.Kind == EntryKind.Opening
        group line.Amount.Fen by line.HouseholdId
        into sums
        select new { sums.Key, Fen = sums.Sum() }).ToDictionaryAsync(sum => sum.Key!.Value, sum => sum.Fen, ct);

    // An entry has no date of writing; its id tells the order, and the closing entry is the last of its period.
    private async Task<Finding> ClosedPeriodsStayClosed(CancellationToken ct)
    {
        var closed = await db.Periods.AsNoTracking().Where(period => period.Status == PeriodStatus.Closed)
            .ToListAsync(ct);
        var problems = new List<string>();
        foreach (var period in closed)
        {
            var key = BusinessKey.PeriodClosed(period.Id).ToString();
            var end = BeijingTime.EndOf(period.LastDay);
            var entries = db.JournalEntries.AsNoTracking().Where(entry => entry.PeriodId == period.Id);
            var last = await entries.OrderByDescending(entry => entry.Id).Select(entry => entry.BusinessKey)
                .FirstOrDefaultAsync(ct);
            if (last != key && await entries.AnyAsync(entry => entry.BusinessKey == key, ct))
                problems.Add($"账期 {period.Title} 结账后又记了 {last}");
            if (await entries.AnyAsync(entry => entry.EffectiveAt >= end, ct))
                problems.Add($"账期 {period.Title} 里有期后的分录");
        }

        return Finding.Of("I6", "结账后没有再入账", problems);
    }

    private async Task<Finding> ReversalsAreExact(CancellationToken ct)
    {
        var reversals = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => entry.ReversesId != null).ToListAsync(ct);
        var targetIds = reversals.Select(entry => entry.ReversesId!.Value).ToList();
        var targets = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => targetIds.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, ct);
        var twice = targetIds.GroupBy(id => id).Where(group => group.Count() > 1)
            .Select(group => $"分录 {group.Key.Value} 冲了两次");
        var inexact = reversals.Where(entry => !IsNegation(entry, targets[entry.ReversesId!.Value]))
            .Select(entry => $"{entry.BusinessKey} 不是原分录的反向");
        return Finding.Of("I7", "冲销是原分录的反向，且只冲一次", twice.Concat(inexact));
    }

    private static bool IsNegation(JournalEntry reversal, JournalEntry target) =>
        reversal.Lines.OrderBy(line => line.Sequence)
            .Select(line => (line.AccountCode, line.HouseholdId, line.SaleId, line.PartyId, line.Amount))
            .SequenceEqual(target.Lines.OrderBy(line => line.Sequence)
                .Select(line => (line.AccountCode, line.HouseholdId, line.SaleId, line.PartyId, -line.Amount)));

    private async Task<Finding> FundIsNotOverspent(CancellationToken ct)
    {
        var fund = -await books.Balance(Account.Fund, ct);
        return new Finding("I8", !fund.IsNegative, $"共富基金余额 {fund} 元，不为负");
    }

    private async Task<Finding> PlansAddUp(CancellationToken ct)
    {
        var form = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Form).SingleAsync(ct);
        var plans = await db.DividendPlans.AsNoTracking().Include(plan => plan.Shares).ToListAsync(ct);
        return Finding.Of(
            "I9", "分红方案的两个池子分完、加起来等于可分配盈余，按交易量返还不低于法定比例",
            plans.Where(plan => !AddsUp(plan, form)).Select(plan => $"方案 {plan.Id.Value} 对不上"));
    }

    private static bool AddsUp(DividendPlan plan, LegalForm form) =>
        Money.Sum(plan.Shares.Select(share => share.Patronage)) == plan.PatronagePool
        && Money.Sum(plan.Shares.Select(share => share.Capital)) == plan.CapitalPool
        && plan.PatronagePool + plan.CapitalPool == plan.Distributable
        && (form != LegalForm.FarmersCooperative
            || (Int128)plan.PatronagePool.Fen * 10_000
            >= (Int128)plan.Distributable.Fen * SurplusRules.StatutoryPatronageBp);

    private async Task<Finding> InTransitIsWhatIsUnderWay(CancellationToken ct)
    {
        PayoutStatus[] open = [PayoutStatus.Submitted, PayoutStatus.WaitingForPayee];
        var underWay = await db.Payouts.Where(payout => open.Contains(payout.Status))
            .SumAsync(payout => payout.Amount.Fen, ct);
        var booked = -await books.Balance(Account.PayoutInTransit, ct);
        return Finding.Equal("I10", "付款在途等于还没有结果的付款", booked, new(underWay));
    }

    /// <summary>A clawback may leave a household in debt, but nobody is ever sent more than was once
    /// credited.</summary>
    private async Task<Finding> NobodyIsPaidMoreThanEarned(CancellationToken ct)
    {
        var problems = new List<string>();
        foreach (var account in new[] { Account.GoodsPayable, Account.DividendPayable })
        {
            var sums = await (
                from line in db.JournalLines
                join entry in db.JournalEntries on line.EntryId equals entry.Id
                where line.AccountCode == account.Code
                group line.Amount.Fen by new
                {
                    line.HouseholdId,
                    IsPayout = entry.Kind == EntryKind.PayoutSent || entry.Kind == EntryKind.PayoutVoided,
                    IsDebit = line.Amount.Fen > 0,
                }
                into side
                select new { side.Key.HouseholdId, side.Key.IsPayout, side.Key.IsDebit, Fen = side.Sum() })
                    .ToListAsync(ct);
            problems.AddRange(
                from household in sums.GroupBy(sum => sum.HouseholdId)
                let credited = -household.Where(sum => !sum.IsPayout && !sum.IsDebit).Sum(sum => sum.Fen)
                let paid = household.Where(sum => sum.IsPayout).Sum(sum => sum.Fen)
                where paid > credited
                select $"农户 {household.Key!.Value.Value} {account.Name}付出 {new Money(paid)} 元，"
                + $"只有 {new Money(credited)} 元");
        }

        return Finding.Of("I11", "付给农户的不超过应付的", problems);
    }

    /// <param name="Code">The invariant's number, which no other finding has.</param>
    /// <param name="Detail">The claim when it holds, and what contradicts it when it doesn't.</param>
    public sealed record Finding(string Code, bool Holds, string Detail)
    {
        internal static Finding Of(string code, string claim, IEnumerable<string> problems)
        {
            var first = problems.Take(5).ToList();
            return new(code, first.Count == 0, first.Count == 0 ? claim : $"{claim}：{string.Join("；", first)}");
        }

        internal static Finding Equal(string code, string claim, Money booked, Money expected) =>
            new(code, booked == expected, $"{claim}：账上 {booked} 元，应为 {expected} 元");
    }
}
