using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>期初: what the members put in and the reserves of earlier years, before these books began.</summary>
public static class Opening
{
    public static Booking Entry(int year, Money contributions, Money reserve) => new(
        BusinessKey.Opening(year), "期初：成员出资与历年公积金",
        [
            JournalLine.Debit(Account.Bank, contributions + reserve),
            JournalLine.Credit(Account.Contributions, contributions),
            JournalLine.Credit(Account.Reserve, reserve),
        ]);
}
