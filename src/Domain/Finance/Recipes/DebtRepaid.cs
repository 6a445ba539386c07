using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Repayments;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>还款: a household has paid back into the village's bank account what it owed for goods.</summary>
public static class DebtRepaid
{
    public static Booking Entry(Repayment repayment) => new(
        BusinessKey.DebtRepaid(repayment.Number), $"收到还款（{repayment.Evidence}）",
        [
            JournalLine.Debit(Account.Bank, repayment.Amount),
            JournalLine.Credit(Account.GoodsPayable, repayment.Amount, repayment.HouseholdId),
        ]);

    public static Reversal Back(Repayment repayment) => new(
        BusinessKey.DebtRepaid(repayment.Number), BusinessKey.RepaymentVoided(repayment.Number),
        $"冲销还款 {repayment.Number}：{repayment.ReversalNote}");
}
