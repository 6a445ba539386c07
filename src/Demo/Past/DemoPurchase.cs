namespace VillageCloud.Demo.Past;

/// <summary>One visit to the shop, and what came of it.</summary>
/// <param name="CarrierCode">Who brings the parcel.</param>
/// <param name="DaysUnderWay">Until the shopper confirms in WeChat; 0 for somebody who never does.</param>
/// <param name="Complaint">Null when everything was fine.</param>
public sealed record DemoPurchase(
    DateTimeOffset At, DemoShopper Shopper, IReadOnlyList<DemoPick> Picks, DemoEnd End, string CarrierCode,
    string TrackingNo, int DaysUnderWay, DemoComplaint? Complaint);

public sealed record DemoPick(string Product, string Sku, int Quantity);

public enum DemoEnd
{
    Paid,

    /// <summary>The shopper changed their mind before paying.</summary>
    Cancelled,

    /// <summary>The shopper forgot to pay.</summary>
    LeftUnpaid,
}

/// <param name="MostFen">At most so much of the first line is given back.</param>
public sealed record DemoComplaint(DemoComplaintTime Time, long MostFen, string Reason);

public enum DemoComplaintTime
{
    BeforeShipping,
    AfterReceipt,
    AfterSettlement,
}
