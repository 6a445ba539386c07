using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Ledger;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>成员出资: what members paid into the village's bank account, or got back from it. Quantified shares move no
/// money and have no entry.</summary>
public static class CapitalBooked
{
    /// <summary>Null where the register changes and no money moved.</summary>
    public static Booking? Entry(CapitalChange change)
    {
        var paidIn = change.PaidIn;
        if (paidIn.IsZero) return null;
        var (into, outOf, amount) = paidIn.IsNegative
            ? (Account.Contributions, Account.Bank, -paidIn)
            : (Account.Bank, Account.Contributions, paidIn);
        return new(
            BusinessKey.CapitalBooked(change.Number),
            $"{(paidIn.IsNegative ? "退还" : "收到")}成员出资（{change.Lines.Count} 户）",
            [JournalLine.Debit(into, amount), JournalLine.Credit(outOf, amount)]);
    }
}
