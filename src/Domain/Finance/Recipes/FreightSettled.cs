using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>The freight of a finished order is the platform's, which paid the carrier.</summary>
public static class FreightSettled
{
    public static Booking Entry(string orderNumber, Money freight) => new(
        BusinessKey.FreightSettled(orderNumber), $"运费 {orderNumber}",
        [JournalLine.Debit(Account.PendingSales, freight), JournalLine.Credit(Account.PlatformIncome, freight)]);
}
