using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>A payment arrived at WeChat's basic account and belongs to nobody yet (money I3).</summary>
public static class SalePaid
{
    public static Booking Entry(string transactionId, string outTradeNo, Money amount) => new(
        BusinessKey.SalePaid(transactionId), $"收款 {outTradeNo}",
        [JournalLine.Debit(Account.WeChatBasic, amount), JournalLine.Credit(Account.PendingSales, amount)]);
}
