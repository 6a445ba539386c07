using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Allocation;

/// <summary>The books of the period on one page: every step of the calculation posted in double entry, so that an
/// accountant can lay the result beside the real ledger. Debit is positive.</summary>
internal sealed class VillageTrialBalance
{
    private const string CommonFund = "共富基金";
    private const string OtherIncome = "其他收入";
    private const string CooperativeIncome = "合作社经营收入";
    private const string PlatformIncome = "平台服务收入";
    private const string CapitalPayable = "应付剩余盈余";
    private const string PatronagePayable = "应付盈余返还";
    private const string Unsettled = "待结算货款";
    private const string Cash = "微信/银行存款";
    private const string WeChatFee = "微信手续费";
    private const string DividendAccounts = "成员往来-分红";
    private const string GoodsAccounts = "成员往来-货款";
    private const string Opening = "期初";
    private const string YearSurplus = "本年盈余";
    private const string Reserve = "盈余公积";
    private const string Appropriation = "盈余分配";
    private const string Costs = "经营支出";

    /// <summary>The order of the page; every account is shown, zero or not.</summary>
    private static readonly string[] Accounts =
    [
        CommonFund, OtherIncome, CooperativeIncome, PlatformIncome, CapitalPayable, PatronagePayable, Unsettled, Cash,
        WeChatFee, DividendAccounts, GoodsAccounts, Opening, YearSurplus, Reserve, Appropriation, Costs,
    ];

    private readonly Dictionary<string, Money> debits = Accounts.ToDictionary(
        static account => account, static _ => Money.Zero, StringComparer.Ordinal);

    private VillageTrialBalance()
    {
    }

    /// <summary>The balances after the payout of the plan, before any late refund.</summary>
    public static IReadOnlyList<TrialBalanceRow> After(AllocationTotals totals)
    {
        var books = new VillageTrialBalance();
        books.Open(totals.Plan);
        books.Sell(totals);
        books.Close(totals);
        books.Distribute(totals.Plan);
        books.Verify(totals.Plan);
        return [.. Accounts.Select(account => new TrialBalanceRow(account, books.debits[account]))];
    }

    private void Open(SurplusPlan plan)
    {
        Post(Opening, DividendAccounts, plan.CarryIn);
        Post(Appropriation, Opening, plan.PriorLoss);
    }

    private void Sell(AllocationTotals totals)
    {
        Post(Cash, Unsettled, totals.Net);
        Post(Unsettled, GoodsAccounts, totals.Parties.Household);
        Post(Unsettled, CommonFund, totals.Parties.Fund);
        Post(Unsettled, PlatformIncome, totals.Parties.Platform);
        Post(Unsettled, CooperativeIncome, totals.Parties.Cooperative);
        Post(WeChatFee, Cash, totals.Fee);
        Post(Costs, Cash, totals.PeriodCosts);
        Post(Cash, OtherIncome, totals.OtherIncome);
    }

    private void Close(AllocationTotals totals)
    {
        Post(PlatformIncome, YearSurplus, totals.Parties.Platform);
        Post(CooperativeIncome, YearSurplus, totals.Parties.Cooperative);
        Post(OtherIncome, YearSurplus, totals.OtherIncome);
        Post(YearSurplus, WeChatFee, totals.Fee);
        Post(YearSurplus, Costs, totals.PeriodCosts);
        Post(YearSurplus, Appropriation, totals.Plan.Surplus);
    }

    private void Distribute(SurplusPlan plan)
    {
        Post(Appropriation, Reserve, plan.Reserve);
        Post(Appropriation, PatronagePayable, plan.PatronagePool);
        Post(Appropriation, CapitalPayable, plan.CapitalPool);
        foreach (var household in plan.Households)
        {
            Post(PatronagePayable, DividendAccounts, household.Patronage);
            Post(CapitalPayable, DividendAccounts, household.Capital);
            Post(DividendAccounts, Cash, household.Payout);
        }
    }

    private void Post(string debit, string credit, Money amount)
    {
        debits[debit] += amount;
        debits[credit] -= amount;
    }

    private void Verify(SurplusPlan plan)
    {
        Invariant.Holds(Money.Sum(debits.Values).IsZero, "the trial balance adds up to zero");
        Invariant.Holds(debits[DividendAccounts] == -plan.CarryOut, "what stands on the dividend accounts is carried");
        string[] passedThrough =
            [OtherIncome, CooperativeIncome, PlatformIncome, CapitalPayable, PatronagePayable, Unsettled, WeChatFee,
             YearSurplus, Costs];
        Invariant.Holds(passedThrough.All(account => debits[account].IsZero), "what money passes through ends empty");
        var uncovered = plan.AfterLoss.IsNegative ? -plan.AfterLoss : Money.Zero;
        Invariant.Holds(debits[Appropriation] == uncovered, "only an uncovered loss stays unappropriated");
    }
}
