using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Sales;

/// <summary>What becomes of its money.</summary>
public sealed partial class Sale
{
    /// <summary>The shopper has it: stored, so that a later change of the product never moves it.</summary>
    public void BecomeDue(DateTimeOffset at)
    {
        Invariant.Holds(DueAt is null, "a window opens once");
        DueAt = at;
    }

    /// <param name="amount">May be zero: then the sale only waits for the refund's end.</param>
    public void Reserve(Money amount)
    {
        Invariant.Holds(!amount.IsNegative && amount <= Refundable, "no more goes back than is there");
        OpenRefunds++;
        RefundsInFlight += amount;
    }

    /// <summary>A final "no": the amount is free again.</summary>
    public void Release(Money amount)
    {
        Invariant.Holds(OpenRefunds > 0 && RefundsInFlight >= amount, "a refund is released once");
        OpenRefunds--;
        RefundsInFlight -= amount;
    }

    /// <summary>A refund came through before settlement: it only lowers what will be split.</summary>
    public void GiveBack(Money amount)
    {
        Invariant.Holds(!IsSettled, "before settlement");
        Release(amount);
        RefundedBeforeSettlement += amount;
    }

    /// <summary>A refund came through after settlement: target minus posted (money R5), returned to the fen.</summary>
    /// <param name="posted">What its entries have given each party so far.</param>
    /// <param name="split">Its frozen rule; for freight, all to the platform.</param>
    public PartyShares TakeBack(Money amount, PartyShares posted, ISplit split)
    {
        Invariant.Holds(IsSettled, "after settlement");
        Release(amount);
        if (amount.IsZero) return PartyShares.Zero;
        var delta = DeltaOf(amount, posted, split);
        RefundedAfterSettlement += amount;
        TimesPosted++;
        return delta;
    }

    /// <summary>What everybody's share would change by; all zero or less, but for a spare fen.</summary>
    public PartyShares DeltaOf(Money amount, PartyShares posted, ISplit split) =>
        RefundDelta.Of(Net, amount, posted, split).OrThrow();

    /// <summary>Splits the net by the frozen rule (money R3).</summary>
    /// <param name="split">Its frozen rule; for freight, all to the platform.</param>
    public PartyShares Settle(ISplit split, DateTimeOffset now)
    {
        Invariant.Holds(
            !IsSettled && OpenRefunds == 0 && DueAt <= now && !IsHeldAt(now),
            "settles once, due and unheld, with no refund open");
        SettledAt = now;
        TimesPosted++;
        return split.Split(Net);
    }
}
