using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Ledger;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>退社: what a member had in the capital is owed to them, less what they bear of a loss; and later it is
/// paid.</summary>
public static class MemberLeft
{
    /// <summary>Null where they had nothing that goes back.</summary>
    public static Booking? Entry(Departure departure) => (departure.Contribution + departure.ReserveShare).IsZero
        ? null
        : new(
            BusinessKey.MemberLeft(departure.Number), $"成员退社，应退出资和公积份额（{departure.Reason}）",
            [
                JournalLine.Debit(Account.Contributions, departure.Contribution),
                JournalLine.Debit(Account.Reserve, departure.ReserveShare),
                JournalLine.Credit(Account.SurplusDistribution, departure.BorneLoss),
                JournalLine.Credit(Account.CapitalPayable, departure.ToReturn, departure.HouseholdId),
            ]);

    public static Booking Paid(Departure departure) => new(
        BusinessKey.CapitalReturned(departure.Number), $"付退社款（{departure.Evidence}）",
        [
            JournalLine.Debit(Account.CapitalPayable, departure.ToReturn, departure.HouseholdId),
            JournalLine.Credit(Account.Bank, departure.ToReturn),
        ]);
}
