using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Costs;

public enum CostCategory
{
    Packing,
    Courier,
    Wages,
    Administration,
    Operating,
    Other,
}

public enum CostStatus
{
    /// <summary>A second person is asked to book it.</summary>
    Requested,
    Booked,
    Declined,

    /// <summary>It is booked, and a second person is asked to take it back.</summary>
    ReversalRequested,
    Reversed,
}

/// <summary>记费用: money that the village spent on its work, paid from its bank account, with the paper that shows it.
/// Booked by a second person's yes and never changed: what is wrong is taken back by another entry, and booked anew.
/// </summary>
public sealed class CostVoucher : ICooperativeOwned, IVersioned
{
    private CostVoucher()
    {
    }

    public CostVoucher(CooperativeId cooperativeId, string number, CostSpent spent, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Number = number;
        (Category, Amount, Day) = (spent.Category, spent.Amount, spent.Day);
        (Payee, Note, Evidence, HouseholdId) = (spent.Payee, spent.Note, spent.Evidence, spent.HouseholdId);
        WrittenAt = now;
    }

    public CostVoucherId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    public CostCategory Category { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>On which it was spent, and so the month that bears it.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Who got the money.</summary>
    public string Payee { get; private set; } = "";

    /// <summary>What for.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The number of the invoice, the receipt or the bank slip.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>For whose goods or work, where it is one household's; nothing is taken from the household for it.
    /// </summary>
    public HouseholdId? HouseholdId { get; private set; }

    public CostStatus Status { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Why somebody wants it taken back; null while nobody does.</summary>
    public string? ReversalNote { get; private set; }

    public int Version { get; private set; }

    public Account Account => Category.Account();

    public Outcome Book() => Become(CostStatus.Booked, CostStatus.Requested);

    public Outcome Decline() => Become(CostStatus.Declined, CostStatus.Requested);

    public Outcome AskReversal(string? why)
    {
        if (Status != CostStatus.Booked) return new CostNotInState(Status);
        var said = PersonText.Line(why, CostSpent.LongestText);
        if (said.Problem != TextProblem.None) return new CostReversalReasonInvalid();
        ReversalNote = said.Text;
        return Become(CostStatus.ReversalRequested, CostStatus.Booked);
    }

    public Outcome Reverse() => Become(CostStatus.Reversed, CostStatus.ReversalRequested);

    /// <summary>The second person said no: it stays booked.</summary>
    public Outcome KeepBooked()
    {
        var kept = Become(CostStatus.Booked, CostStatus.ReversalRequested);
        if (!kept.IsRefused) ReversalNote = null;
        return kept;
    }

    private Outcome Become(CostStatus next, CostStatus from)
    {
        if (Status != from) return new CostNotInState(Status);
        Status = next;
        return Outcome.Done;
    }
}
