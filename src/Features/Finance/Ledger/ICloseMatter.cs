using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>What one noun has to say before a month is signed off. Found by its type: a new noun adds one and changes
/// nothing else.</summary>
public interface ICloseMatter
{
    Task<IReadOnlyList<CloseItem>> Look(AccountingPeriod period, CancellationToken ct);
}

public enum CloseMatter
{
    /// <summary>Sales whose window is over and that aren't split.</summary>
    DueSales,

    /// <summary>Costs that wait for their second person.</summary>
    CostsWaiting,

    /// <summary>Days of the month whose bills aren't matched.</summary>
    DaysNotMatched,

    /// <summary>Differences of the month that haven't ended.</summary>
    OpenBreaks,

    /// <summary>Paid in the month or before, and not split: they count for a later month.</summary>
    UnsettledSales,
    UnshippedOrders,
    MoneyInTransit,
    WaitingDecisions,

    /// <summary>Kinds of cost that earlier months had and this one hasn't.</summary>
    CostsNotBooked,
}

/// <param name="Count">0: nothing to do here.</param>
/// <param name="Amount">Null where a number says it all.</param>
/// <param name="Blocks">The month can't be closed before it is done; else it is for two people to know.</param>
/// <param name="Sentence">What it is, and what closing in spite of it means.</param>
public sealed record CloseItem(CloseMatter Matter, int Count, Money? Amount, bool Blocks, string Sentence);
