using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>Money went from the bank to WeChat's operation account, out of which households are paid.</summary>
public static class ToppedUp
{
    /// <param name="flowNo">WeChat's number, as printed on the fund bill.</param>
    public static Booking Entry(string flowNo, Money amount) => new(
        BusinessKey.ToppedUp(flowNo), $"充值 {flowNo}",
        [JournalLine.Debit(Account.WeChatOperation, amount), JournalLine.Credit(Account.Bank, amount)]);
}
