using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payouts;

/// <summary>How a household and the village stand with each other; nothing here is ever negative.</summary>
/// <param name="OnItsWay">Sent, and not arrived.</param>
/// <param name="Owed">The village owes it and hasn't sent it.</param>
/// <param name="Owes">The household owes it; taken from what its next sales bring.</param>
/// <param name="Withheld">A dividend that is too small to be paid yet. It counts against what the household owes, and
/// is part of what it is owed otherwise.</param>
/// <param name="Clawback">What the household's goods money is below zero: what it owes before the dividend counts.
/// </param>
public sealed record HouseholdPosition(Money OnItsWay, Money Owed, Money Owes, Money Withheld, Money Clawback)
{
    /// <param name="goods">Owed for goods; negative after a refund of what was paid out.</param>
    /// <param name="minimumPayout">A smaller dividend balance is carried.</param>
    public static HouseholdPosition Of(Money goods, Money dividend, Money onItsWay, Money minimumPayout)
    {
        Invariant.Holds(!onItsWay.IsNegative, "nothing is on its way back");
        var withheld = dividend > Money.Zero && dividend < minimumPayout ? dividend : Money.Zero;
        var clawback = Positive(-goods);
        var setOff = Money.Min(clawback, withheld);
        var position = new HouseholdPosition(
            onItsWay, Positive(goods) + Positive(dividend) - setOff, clawback + Positive(-dividend) - setOff, withheld,
            clawback);
        Invariant.Holds(position.Owed - position.Owes == goods + dividend, "a position says what the accounts say");
        return position;
    }

    private static Money Positive(Money amount) => amount.IsNegative ? Money.Zero : amount;
}
