using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Fulfilment;

/// <summary>One label of a shipment. A wrong one is withdrawn and another one made: what was posted under which number
/// stays known.</summary>
public sealed class Parcel : ICooperativeOwned
{
    private Parcel()
    {
    }

    internal Parcel(CooperativeId cooperativeId, int number, ParcelLabel label, StaffId by, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Number = number;
        CarrierCode = label.CarrierCode;
        TrackingNo = label.TrackingNo;
        SentBy = by;
        SentAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public long ShipmentId { get; private set; }

    /// <summary>1, 2, 3 … within the shipment; a corrected label keeps its number.</summary>
    public int Number { get; private set; }

    public string CarrierCode { get; private set; } = "";

    public string TrackingNo { get; private set; } = "";

    public StaffId SentBy { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    public StaffId? WithdrawnBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsCurrent => WithdrawnAt is null;

    public ParcelLabel Label => new(CarrierCode, TrackingNo);

    internal void Withdraw(StaffId by, DateTimeOffset now)
    {
        WithdrawnBy = by;
        WithdrawnAt = now;
    }
}
