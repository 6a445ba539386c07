using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Sales;

/// <summary>One posting of a sale: the split (generation 1), or what a later refund took back. The sum of a household's
/// postings is its transaction volume (money R6). Who got what of it is told by the lines of its entry, and nowhere
/// else. Append-only.</summary>
public sealed class SalePosting : ICooperativeOwned
{
    private SalePosting()
    {
    }

    /// <param name="net">What it adds to the volume; negative for a refund.</param>
    /// <param name="entry">Posted in the same transaction, for this very sale.</param>
    /// <param name="outRefundNo">Of a refund after settlement.</param>
    public SalePosting(Sale sale, Money net, JournalEntry entry, string? outRefundNo, DateTimeOffset now)
    {
        CooperativeId = sale.CooperativeId;
        SaleId = sale.Id;
        HouseholdId = sale.HouseholdId;
        IsMemberSale = sale.IsMemberSale;
        Generation = sale.TimesPosted;
        PeriodId = entry.PeriodId;
        Entry = entry;
        Net = net;
        OutRefundNo = outRefundNo;
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public SaleId SaleId { get; private set; }

    public int Generation { get; private set; }

    public JournalEntryId EntryId { get; private set; }

    public JournalEntry Entry { get; private set; } = null!;

    /// <summary>Null for freight, which counts for nobody's volume.</summary>
    public HouseholdId? HouseholdId { get; private set; }

    public bool IsMemberSale { get; private set; }

    public PeriodId PeriodId { get; private set; }

    public Money Net { get; private set; }

    public string? OutRefundNo { get; private set; }

    public DateTimeOffset At { get; private set; }
}
