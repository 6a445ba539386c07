using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Ledger;

/// <summary>What the journal lines of one account add up to in one period, whosever they are. Kept beside the journal
/// and changed in the very transaction that writes the lines (money I13), so that a balance is a few rows however long
/// the history is and however many the households.</summary>
/// <remarks>Nobody makes or changes one but the data layer, as it writes an entry.</remarks>
public sealed class AccountBalance : ICooperativeOwned
{
    private AccountBalance()
    {
    }

    public CooperativeId CooperativeId { get; private set; }

    public string AccountCode { get; private set; } = "";

    public PeriodId PeriodId { get; private set; }

    /// <summary>The sum of the debits, not below zero.</summary>
    public Money Debit { get; private set; }

    /// <summary>The sum of the credits, not below zero.</summary>
    public Money Credit { get; private set; }

    /// <summary>Of how many lines. They tell in which period a page of a long ledger begins.</summary>
    public int LineCount { get; private set; }
}

/// <summary>The part of an <see cref="AccountBalance"/> that is one household's, where the account asks for one. Kept
/// and checked like it.</summary>
public sealed class HouseholdBalance : ICooperativeOwned
{
    private HouseholdBalance()
    {
    }

    public CooperativeId CooperativeId { get; private set; }

    public string AccountCode { get; private set; } = "";

    public HouseholdId HouseholdId { get; private set; }

    public PeriodId PeriodId { get; private set; }

    /// <summary>The sum of the debits, not below zero.</summary>
    public Money Debit { get; private set; }

    /// <summary>The sum of the credits, not below zero.</summary>
    public Money Credit { get; private set; }

    /// <summary>Of how many lines.</summary>
    public int LineCount { get; private set; }
}
