using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>差错调整: the account that a bill or a bank statement tells of, against one named account.</summary>
public static class BreakAdjusted
{
    public static Booking Entry(Break found)
    {
        var adjustment = new BreakAdjustment(Account.WithCode(found.CounterCode!), new(found.AdjustmentFen!.Value));
        Invariant.Holds(!adjustment.Check(found).IsRefused, "an adjustment keeps to its accounts and its difference");
        return new(
            BusinessKey.BreakAdjusted(found.Id.Value, found.Rounds), $"差错调整 {found.Subject}",
            [
                JournalLine.Debit(found.Source.MoneyAccount(), adjustment.Amount),
                JournalLine.Credit(adjustment.Counter, adjustment.Amount),
            ]);
    }
}
