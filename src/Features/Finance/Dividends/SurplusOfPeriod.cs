using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>What the books say of one closed period, as the input of a plan. Every figure comes from the balances
/// that are kept with the journal (money I13) or from the postings of sales.</summary>
internal sealed class SurplusOfPeriod(VillageDb db, Books books)
{
    public async Task<(SurplusInput Input, IReadOnlyList<string> Notes)> Read(
        AccountingPeriod period, Cooperative cooperative, CancellationToken ct)
    {
        var closing = await Closing(period, ct);
        var kept = await db.AccountBalances.Where(balance => balance.PeriodId == period.Id)
            .Select(balance => new { Code = balance.AccountCode, Fen = balance.Debit.Fen - balance.Credit.Fen })
            .ToDictionaryAsync(balance => balance.Code, balance => balance.Fen, ct);
        // The closing entry emptied them: without it they are what the period brought.
        Money Debit(Account account) =>
            new(kept.GetValueOrDefault(account.Code) - closing.GetValueOrDefault(account.Code));

        var notes = new List<string>();
        var stakes = await Stakes(period, notes, ct);
        var input = new SurplusInput(
            CooperativeIncome: -Debit(Account.CooperativeIncome),
            PlatformIncome: -Debit(Account.PlatformIncome),
            Fees: Debit(Account.PaymentFees),
            PeriodCosts: Money.Sum(Account.Costs.Select(Debit)),
            OtherIncome: -Debit(Account.OtherIncome),
            PriorLoss: await PriorLoss(period, closing, ct),
            PlanTerms.Of(cooperative.Terms).Rules,
            stakes);
        return (input, notes);
    }

    /// <summary>SHA-256 over all inputs and results, in a fixed order: whoever has the figures can print it
    /// again.</summary>
    public static string Fingerprint(AccountingPeriod period, SurplusInput input, SurplusPlan plan)
    {
        var frozen = new
        {
            period = period.Title,
            income = new[] { input.CooperativeIncome.Fen, input.PlatformIncome.Fen, input.OtherIncome.Fen },
            costs = new[] { input.Fees.Fen, input.PeriodCosts.Fen },
            rules = new[] { input.Rules.ReserveBp, input.Rules.PatronageBp, input.Rules.MinimumPayout.Fen },
            result = new[]
            {
                plan.Surplus.Fen, plan.PriorLoss.Fen, plan.Reserve.Fen, plan.Distributable.Fen, plan.PatronagePool.Fen,
                plan.CapitalPool.Fen,
            },
            households = plan.Households.Select(household => new[]
            {
                household.HouseholdNo, household.Volume.Fen, household.CapitalWeight.Fen, household.Patronage.Fen,
                household.Capital.Fen, household.CarryIn.Fen, household.Payout.Fen, household.CarryOut.Fen,
            }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(frozen))));
    }

    private async Task<Money> PriorLoss(
        AccountingPeriod period, IReadOnlyDictionary<string, long> closing, CancellationToken ct) =>
        (await EarlierMonths.Until(db, period.FirstDay, ct))
        .LossBefore(period.FirstDay, closing.GetValueOrDefault(Account.SurplusDistribution.Code));

    /// <summary>The lines of the period's closing entry by account, debits positive.</summary>
    private async Task<IReadOnlyDictionary<string, long>> Closing(AccountingPeriod period, CancellationToken ct)
    {
        var key = BusinessKey.PeriodClosed(period.Id).ToString();
        return await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where entry.BusinessKey == key
            group line.Amount.Fen by line.AccountCode
            into sums
            select new { sums.Key, Fen = sums.Sum() }).ToDictionaryAsync(sum => sum.Key, sum => sum.Fen, ct);
    }

    private async Task<List<HouseholdStake>> Stakes(AccountingPeriod period, List<string> notes, CancellationToken ct)
    {
        var volumes = await db.SalePostings
            .Where(posting => posting.PeriodId == period.Id && posting.IsMemberSale)
            .GroupBy(posting => posting.HouseholdId!.Value)
            .Select(group => new { group.Key, Fen = group.Sum(posting => posting.Net.Fen) })
            .ToDictionaryAsync(sum => sum.Key, sum => new Money(sum.Fen), ct);
        var carried = await books.BalancesByHousehold(Account.DividendPayable, ct);
        var left = await GoneSince(period, ct);
        var households = await db.Households.AsNoTracking().OrderBy(household => household.Number).ToListAsync(ct);
        return
        [
            .. households
                .Where(household => household.WasMemberOn(period.LastDay) || volumes.ContainsKey(household.Id)
                    || !carried.GetValueOrDefault(household.Id).IsZero)
                .Select(household => Stake(
                    household, volumes.GetValueOrDefault(household.Id),
                    WeightOf(household, period, left.GetValueOrDefault(household.Id)),
                    -carried.GetValueOrDefault(household.Id), notes)),
        ];
    }

    /// <summary>What households had more in the capital at the end of the period than now, or less, because they have
    /// paid in or got back, left, split or merged since: of what was earned until then they have their share (合作社法
    /// art. 28).</summary>
    private async Task<Dictionary<HouseholdId, Money>> GoneSince(AccountingPeriod period, CancellationToken ct)
    {
        var gone = await db.Departures.AsNoTracking()
            .Where(one => one.Day > period.LastDay && one.Status != DepartureStatus.Requested
                && one.Status != DepartureStatus.Declined).ToListAsync(ct);
        var split = await db.HouseholdSplits.AsNoTracking()
            .Where(one => one.Day > period.LastDay && one.Status == SplitStatus.Done).ToListAsync(ct);
        var merged = await db.HouseholdMerges.AsNoTracking()
            .Where(one => one.Day > period.LastDay && one.Status == MergeStatus.Done).ToListAsync(ct);
        var paid = await (
            from line in db.CapitalChangeLines.AsNoTracking()
            join change in db.CapitalChanges on line.ChangeId equals change.Id
            where change.Day > period.LastDay && change.Status == CapitalStatus.Booked
            select line).ToListAsync(ct);
        return gone.Select(one => (one.HouseholdId, one.Before.Total))
            .Concat(paid.Select(one => (one.HouseholdId, one.Before.Total - one.After.Total)))
            .Concat(split.Select(one => (one.HouseholdId, one.Taken.Total)))
            .Concat(merged.Select(one => (one.HouseholdId, one.Taken.Total)))
            .Concat(merged.Select(one => (one.IntoId, -one.Taken.Total))).GroupBy(one => one.Item1)
            .ToDictionary(one => one.Key, one => Money.Sum(one.Select(part => part.Item2)));
    }

    private static Money WeightOf(Household household, AccountingPeriod period, Money before) =>
        household.WasMemberOn(period.LastDay) ? household.CapitalWeight + before : Money.Zero;

    // Who left during the period keeps the return on what he sold as a member; capital counts for members only.
    private static HouseholdStake Stake(
        Household household, Money volume, Money weight, Money carryIn, List<string> notes)
    {
        if (volume.IsNegative)
            notes.Add($"{household.Number} 号农户本期退款多于销售（{volume} 元），交易量按 0 计算");
        var counted = volume.IsNegative ? Money.Zero : volume;
        return new HouseholdStake(
            household.Number, !weight.IsZero || household.IsMember || counted > Money.Zero, counted, weight, carryIn);
    }
}
