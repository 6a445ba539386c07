using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Staff;

/// <summary>Who speaks for farmers, enterprise or government, from one moment to another. One person a seat, and one
/// seat a person; what has ended stays, so that a rule's approval can be read years later.</summary>
public sealed class SeatHolding : ICooperativeOwned
{
    private SeatHolding()
    {
    }

    public SeatHolding(CooperativeId cooperativeId, Seat seat, StaffId staffId, DateTimeOffset now)
    {
        (CooperativeId, Seat, StaffId, Since, OpenSlot) = (cooperativeId, seat, staffId, now, 1);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public Seat Seat { get; private set; }

    public StaffId StaffId { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>Null while they hold it.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>1 while it is held, null afterwards; unique per seat and per person.</summary>
    public int? OpenSlot { get; private set; }

    /// <summary>Once: what ended first is when.</summary>
    public void End(DateTimeOffset now)
    {
        if (Until is null) (Until, OpenSlot) = (now, null);
    }
}
