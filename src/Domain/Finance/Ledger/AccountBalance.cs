using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Ledger;

/// <summary>What the journal lines of one account add up to in one period, of one household where the account asks for
/// one. Kept beside the journal and changed in the very transaction that writes the lines (money I13), so that a
/// balance is a few rows however long the history is.</summary>
/// <remarks>Nobody makes or changes one but the data layer, as it writes an entry.</remarks>
public sealed class AccountBalance : ICooperativeOwned
{
    /// <summary>Whose row it is where the account asks for no household: a key has no empty part.</summary>
    public static readonly HouseholdId NoHousehold;

    private AccountBalance()
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
}
