using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>What only a fund bill tells: WeChat's fees, withdrawals to the bank, and those that came back.</summary>
public static class ToldByFundBill
{
    /// <param name="fee">Negative when WeChat gave it back.</param>
    public static Booking Fee(BusinessKey key, string number, Account account, Money fee) => new(
        key, $"{(fee.IsNegative ? "退还微信手续费" : "微信手续费")} {number}",
        [JournalLine.Debit(Account.PaymentFees, fee), JournalLine.Credit(account, fee)]);

    public static Booking Withdrawal(BusinessKey key, string number, Account account, Money amount) => new(
        key, $"提现 {number}", [JournalLine.Debit(Account.Bank, amount), JournalLine.Credit(account, amount)]);

    /// <summary>The withdrawal is known: its entry is taken back.</summary>
    public static Reversal Return(BusinessKey withdrawal, BusinessKey key, string number) =>
        new(withdrawal, key, ReturnOf(number));

    /// <summary>Nobody knows which withdrawal came back.</summary>
    public static Booking StrangeReturn(BusinessKey key, string number, Account account, Money amount) => new(
        key, ReturnOf(number), [JournalLine.Debit(account, amount), JournalLine.Credit(Account.Bank, amount)]);

    private static string ReturnOf(string number) => $"提现退回 {number}";
}
