using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Statements;

namespace VillageCloud.Features.Audit;

/// <summary>What of the pack <c>allocate</c> computes again: the settlement of each month and each plan, as facts, and
/// beside them what we made of them. Two files, because a plan begins from the books: what came back of earlier months
/// lowers its income and volumes, and no list of this month's sales adds up to them.</summary>
public sealed class PackAllocation(VillageDb db, GetSurplusStatement surplus)
{
    private const string Traded = "成员交易额";

    // For people and for allocate: it is no web page.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>How many sales the program can't compute.</returns>
    internal async Task<int> Put(PackFile pack, CooperativeTerms terms, CancellationToken ct)
    {
        var numbers = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .ToDictionaryAsync(one => one.Id, one => new PackHousehold(one.Number, one.Name), ct);
        foreach (var plan in await db.DividendPlans.AsNoTracking().Include(one => one.Shares)
            .Where(one => one.PeriodSlot != null).OrderBy(one => one.PeriodId).ToListAsync(ct))
            await PutPlan(pack, plan, numbers, ct);
        return await new PackSettlement(db, numbers).Put(pack, terms, ct);
    }

    private async Task PutPlan(
        PackFile pack, DividendPlan plan, Dictionary<HouseholdId, PackHousehold> households, CancellationToken ct)
    {
        var first = await db.Periods.Where(one => one.Id == plan.PeriodId).Select(one => one.FirstDay).SingleAsync(ct);
        var month = PackFile.MonthOf(first);
        var shares = plan.Shares.OrderBy(share => households[share.HouseholdId].Number).ToList();
        var rows = (await surplus.Read(new(plan.PeriodId), ct)).OrThrow().Rows;
        var traders = shares.Where(share => share.Volume > Money.Zero).ToList();
        var facts = new
        {
            title = $"{month} 盈余分配",
            money_unit = "fen",
            rules = RulesOf(plan.Terms.Rules, [SplitOf(Traded, 10_000, 0, 0, 0)]),
            households = shares.Select(share => StakeOf(
                households[share.HouseholdId].Number, share.CapitalWeight, share.CarryIn)),
            orders = traders.Count == 0 ? [] : new[] { OrderOf(Traded, Money.Zero) },
            lines = traders.Select(share => LineOf(
                households[share.HouseholdId].Number, Traded, households[share.HouseholdId].Number, share.Volume,
                Money.Zero, Traded)),
            period_costs = Amounts(rows, isCost: true),
            other_income = Amounts(rows, isCost: false),
            prior_loss_fen = plan.PriorLoss.Fen,
        };
        pack.Text($"分红/{month}.json", Json(facts));
        pack.Table(
            $"分红/{month}-方案.csv",
            ["户号", "农户", "交易额", "出资和份额", "盈余返还", "剩余盈余", "上期留下", "这次发", "留到下次"],
            shares.Select(share => new object?[]
            {
                households[share.HouseholdId].Number, households[share.HouseholdId].Name, share.Volume,
                share.CapitalWeight, share.Patronage, share.Capital, share.CarryIn, share.Payout, share.CarryOut,
            }));
    }

    internal static string Json(object facts) => JsonSerializer.Serialize(facts, Readable) + "\n";

    internal static object RulesOf(SurplusRules rules, IEnumerable<object> splits) => new
    {
        splits, reserve_bp = rules.ReserveBp, patronage_bp = rules.PatronageBp,
        min_payout_fen = rules.MinimumPayout.Fen,
    };

    internal static object SplitOf(string rule, int household, int fund, int platform, int cooperative) => new
    {
        rule, household_bp = household, fund_bp = fund, platform_bp = platform, coop_bp = cooperative,
    };

    /// <param name="weight">Capital and quantified shares together, as the plan counted them.</param>
    internal static object StakeOf(int household, Money weight, Money carryIn) => new
    {
        household_no = household, contribution_fen = weight.Fen, reserve_share_fen = 0, subsidy_share_fen = 0,
        carry_in_fen = carryIn.Fen, member = true,
    };

    internal static object OrderOf(string number, Money discount) =>
        new { order_no = number, discount_fen = discount.Fen, fee_fen = 0 };

    internal static object LineOf(
        long number, string order, int household, Money gross, Money refunded, string rule) => new
    {
        line_no = number, order_no = order, household_no = household, gross_fen = gross.Fen,
        refund_in_window_fen = refunded.Fen, rule,
    };

    // The program takes nothing below zero: more taken back than sold is a cost, and a cost taken back an income.
    private static IEnumerable<object> Amounts(IEnumerable<GetSurplusStatement.Row> rows, bool isCost) => rows
        .Where(row => row.Kind is GetSurplusStatement.RowKind.Income or GetSurplusStatement.RowKind.Cost
            && !row.Amount.IsZero
            && (row.Kind == GetSurplusStatement.RowKind.Cost) == (row.Amount > Money.Zero == isCost))
        .Select(row => (object)new
        {
            name = row.Label, amount_fen = row.Amount.IsNegative ? (-row.Amount).Fen : row.Amount.Fen,
        });
}

/// <summary>As the pack names it.</summary>
internal sealed record PackHousehold(int Number, string Name);
