using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Audit;

/// <summary>The settlement of each month: its sales as facts, with all that went back of them until now, and what each
/// of the four has of them.</summary>
internal sealed class PackSettlement(VillageDb db, IReadOnlyDictionary<HouseholdId, PackHousehold> households)
{
    /// <returns>How many sales the program can't compute.</returns>
    public async Task<int> Put(PackFile pack, CooperativeTerms terms, CancellationToken ct)
    {
        var rules = await db.RevenueRules.AsNoTracking().ToDictionaryAsync(rule => rule.Id, ct);
        var back = (await db.SalePostings.AsNoTracking().Where(one => one.OutRefundNo != null)
            .OrderBy(one => one.Id).ToListAsync(ct)).ToLookup(one => one.SaleId);
        var items = await db.Sales.Where(sale => sale.Kind == SaleKind.Goods).GroupBy(sale => sale.Document)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, StringComparer.Ordinal, ct);
        var settled = await (
            from posting in db.SalePostings.AsNoTracking()
            join sale in db.Sales.AsNoTracking() on posting.SaleId equals sale.Id
            join period in db.Periods on posting.PeriodId equals period.Id
            where posting.OutRefundNo == null && sale.Kind == SaleKind.Goods
            orderby sale.Id
            select new { sale, period.FirstDay }).ToListAsync(ct);
        var apart = 0;
        foreach (var month in settled.GroupBy(one => one.FirstDay).OrderBy(one => one.Key))
        {
            var sales = month.Select(one => new Settled(one.sale, rules[one.sale.RevenueRuleId!.Value])).ToList();
            var plain = sales.Where(one => one.IsPlain).ToList();
            apart += sales.Count - plain.Count;
            var name = $"清分/{PackFile.MonthOf(month.Key)}";
            pack.Text($"{name}.json", PackAllocation.Json(Facts(plain, items, back, terms)));
            await PutResults(pack, $"{name}-结果.csv", sales, ct);
        }

        return apart;
    }

    private object Facts(
        List<Settled> sales, Dictionary<string, int> items, ILookup<SaleId, SalePosting> back, CooperativeTerms terms)
    {
        // A discount is divided among all lines of its order: of one that isn't here whole, each line is its own.
        var whole = sales.CountBy(one => one.Sale.Document).Where(one => items[one.Key] == one.Value)
            .Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        string OrderOf(Sale sale) => whole.Contains(sale.Document) ? sale.Document : $"{sale.Document}/{sale.Item}";
        return new
        {
            money_unit = "fen",
            rules = PackAllocation.RulesOf(
                PlanTerms.Of(terms).Rules, sales.DistinctBy(one => one.RuleName).Select(one => PackAllocation.SplitOf(
                    one.RuleName, one.Part(PartyKind.Household), one.Part(PartyKind.Fund),
                    one.Part(PartyKind.Platform), one.Part(PartyKind.Cooperative)))),
            households = sales.Select(one => NumberOf(one.Sale)).Distinct().Order()
                .Select(number => PackAllocation.StakeOf(number, Money.Zero, Money.Zero)),
            orders = sales.GroupBy(one => OrderOf(one.Sale), StringComparer.Ordinal).Select(order =>
                PackAllocation.OrderOf(order.Key, Money.Sum(order.Select(one => one.Sale.Discount)))),
            lines = sales.Select(one => PackAllocation.LineOf(
                one.Sale.Id.Value, OrderOf(one.Sale), NumberOf(one.Sale), one.Sale.Gross,
                one.Sale.RefundedBeforeSettlement, one.RuleName)),
            refunds_after_settlement = sales.SelectMany(one => back[one.Sale.Id]).OrderBy(one => one.Id)
                .Select(one => new
                {
                    refund_no = $"{one.OutRefundNo}/{one.SaleId.Value}", line_no = one.SaleId.Value,
                    amount_fen = (-one.Net).Fen,
                }),
            period_costs = Array.Empty<object>(),
            prior_loss_fen = 0,
        };
    }

    private async Task PutResults(PackFile pack, string name, List<Settled> sales, CancellationToken ct)
    {
        var posted = await new SaleShares(db).PostedOf([.. sales.Select(one => one.Sale.Id)], ct);
        pack.Table(
            name, ["行号", "订单", "品名", "户号", "规则", "净额", "农户", "基金", "平台", "合作社", "其他", "怎么核对"],
            sales.Select(one =>
            {
                var shares = posted[one.Sale.Id];
                var four = PartyAmounts.Of(shares);
                return new object?[]
                {
                    one.Sale.Id.Value, one.Sale.Document, one.Sale.Title, NumberOf(one.Sale), one.RuleName,
                    one.Sale.Net, four.Household, four.Fund, four.Platform, four.Cooperative,
                    shares.Total - four.Total, one.IsPlain ? "allocate" : "看规则",
                };
            }));
    }

    private int NumberOf(Sale sale) => households[sale.HouseholdId!.Value].Number;

    private sealed record Settled(Sale Sale, RevenueRule Rule)
    {
        public string RuleName => $"{Rule.Code} 第 {Rule.Revision} 版";

        /// <summary>Only by percentages, and only among the four: what the program knows.</summary>
        public bool IsPlain => Enum.GetValues<PartyKind>().Where(one => one <= PartyKind.Cooperative).Sum(Part)
            == SplitWeights.Whole;

        public int Part(PartyKind kind) => Rule.BasisPointsOf(kind);
    }
}
