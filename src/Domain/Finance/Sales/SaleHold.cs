using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Sales;

/// <summary>That somebody held a sale, and why; then who let it go. Kept when it is over.</summary>
public sealed class SaleHold : ICooperativeOwned
{
    /// <summary>In characters; of the note too.</summary>
    public const int LongestReason = 80;

    private SaleHold()
    {
    }

    internal SaleHold(Sale sale, string reason, DateOnly? until, StaffId by, DateTimeOffset now)
    {
        CooperativeId = sale.CooperativeId;
        SaleId = sale.Id;
        Reason = reason;
        Until = until;
        By = by;
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public SaleId SaleId { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The Beijing day on which it ends by itself; null when only a person ends it.</summary>
    public DateOnly? Until { get; private set; }

    public StaffId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null while it holds, and for one that ended on its day.</summary>
    public StaffId? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>What came of it; empty when nobody said.</summary>
    public string ReleaseNote { get; private set; } = "";

    internal void End(string? note, StaffId by, DateTimeOffset now)
    {
        Invariant.Holds(ReleasedAt is null, "a hold is ended once");
        var said = PersonText.Line(note, LongestReason);
        ReleaseNote = said.Problem == TextProblem.None ? said.Text : "";
        ReleasedBy = by;
        ReleasedAt = now;
    }
}
