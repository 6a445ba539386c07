using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>记费用: what the village spent on its work, out of its bank account.</summary>
public static class CostBooked
{
    public static Booking Entry(CostVoucher voucher) => new(
        BusinessKey.CostBooked(voucher.Number), $"{voucher.Account.Name} {voucher.Note}",
        [
            JournalLine.Debit(voucher.Account, voucher.Amount), JournalLine.Credit(Account.Bank, voucher.Amount),
        ]);

    public static Reversal Back(CostVoucher voucher) => new(
        BusinessKey.CostBooked(voucher.Number), BusinessKey.CostReversed(voucher.Number),
        $"冲销费用 {voucher.Number}：{voucher.ReversalNote}");
}
