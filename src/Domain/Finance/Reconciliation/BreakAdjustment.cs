using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>How a break is put right: the account that the paper tells of against one other, by no more than the
/// difference.</summary>
/// <param name="Counter">One of <see cref="Counters"/>.</param>
/// <param name="Amount">What is added to the account that the paper tells of; below zero when it is taken off.</param>
public sealed record BreakAdjustment(Account Counter, Money Amount)
{
    /// <summary>Where the other side may lie. Nothing that explains itself by documents is among them (held money, what
    /// households are owed, what is on its way, the fund): a correction there is a refund, a payout or a return, and
    /// has its own act.</summary>
    public static readonly IReadOnlyList<Account> Counters =
    [
        Account.PaymentFees, Account.OtherIncome, Account.OtherExpenses, Account.UnnamedReceipts,
        Account.UnnamedPayments, Account.Bank, Account.WeChatBasic, Account.WeChatOperation,
    ];

    /// <summary>The account with that code, or null when a break can't be booked against it.</summary>
    public static Account? CounterOf(string code) => Counters.FirstOrDefault(one => one.Code == code);

    public Outcome Check(Break found)
    {
        if (!Counters.Contains(Counter) || Counter == found.Source.MoneyAccount()) return new BreakAccountWrong();
        var isWithin = !Amount.IsZero && Math.Abs(Amount.Fen) <= found.Size.Fen;
        return isWithin ? Outcome.Done : new BreakAmountWrong(found.Size);
    }

    /// <summary>Of a break to which one was proposed; null of any other.</summary>
    public static string? WordsOf(Break found) => found is { CounterCode: { } code, AdjustmentFen: { } fen }
        ? new BreakAdjustment(Account.WithCode(code), new(fen)).InWords(found.Source)
        : null;

    public string InWords(BreakSource source)
    {
        var (money, amount) = (source.MoneyAccount(), new Money(Math.Abs(Amount.Fen)));
        return Amount.IsNegative
            ? $"借 {Counter.Name}，贷 {money.Name}，{amount} 元"
            : $"借 {money.Name}，贷 {Counter.Name}，{amount} 元";
    }
}
