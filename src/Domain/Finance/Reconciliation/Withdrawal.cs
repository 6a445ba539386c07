using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>Money that went from WeChat to the bank, as a fund bill tells, and whether the bank sent it back.</summary>
/// <remarks>Booked without a second person: nobody decides anything here. WeChat reports what it did, on a bill whose
/// hash it signed, and money can only go to the account that WeChat keeps for the merchant.</remarks>
public sealed class Withdrawal : ICooperativeOwned, IVersioned
{
    private Withdrawal()
    {
    }

    /// <param name="entryKey">Of the journal entry: day, account and place of the row.</param>
    public Withdrawal(
        CooperativeId cooperativeId, BillKind kind, DateOnly day, FundBillRow row, BusinessKey entryKey)
    {
        Invariant.Holds(row.Amount.IsNegative, "a withdrawal takes money out");
        CooperativeId = cooperativeId;
        Kind = kind;
        Day = day;
        At = row.At;
        Number = Short(row.WeChatNo.Length > 0 ? row.WeChatNo : row.FlowNo);
        Amount = -row.Amount;
        Invariant.Holds(entryKey.Kind == EntryKind.Withdrawn, "its entry says what it is");
        EntrySubject = entryKey.Subject;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Which bill, and so which account.</summary>
    public BillKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>WeChat's number; not unique by itself.</summary>
    public string Number { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>Names the journal entry among those of withdrawals.</summary>
    public string EntrySubject { get; private set; } = "";

    public BusinessKey EntryKey => new(EntryKind.Withdrawn, EntrySubject);

    public DateTimeOffset? ReturnedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsNamedBy(FundBillRow row) =>
        Number.Length > 0 && (Number == Short(row.WeChatNo) || Number == Short(row.FlowNo)
            || Number == Short(row.VoucherNo));

    public void Return(DateTimeOffset at)
    {
        Invariant.Holds(ReturnedAt is null, "a withdrawal comes back once");
        ReturnedAt = at;
    }

    private static string Short(string number) => number.AtMost(64);
}
