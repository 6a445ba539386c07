using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Fulfilment;

/// <summary>The parcels of one order, and what WeChat knows of them. What is to be told is counted in revisions: WeChat
/// is told of the newest, whole, until it says the same.</summary>
public sealed class Shipment : ICooperativeOwned, IVersioned
{
    /// <summary>WeChat takes no more in one order (10060024).</summary>
    public const int MostParcels = 15;

    /// <summary>The first, and one more: who ships again a second time is refused (10060003).</summary>
    public const int MostUploads = 2;

    private static readonly TimeSpan BetweenQueries = TimeSpan.FromDays(1);

    private static readonly TimeSpan BetweenHints = TimeSpan.FromHours(1);

    /// <summary>WeChat settles an express order ten days after shipping at the latest (wechat §2.4).</summary>
    private static readonly TimeSpan LatestSettlement = TimeSpan.FromDays(12);

    private readonly List<Parcel> parcels = [];

    private Shipment()
    {
    }

    /// <param name="isAllSent">False when more parcels of this order follow.</param>
    public Shipment(
        CooperativeId cooperativeId, OrderId orderId, ParcelLabel label, bool isAllSent, StaffId by,
        DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        OrderId = orderId;
        ShippedBy = by;
        ShippedAt = now;
        IsAllSent = isAllSent;
        Revision = 1;
        parcels.Add(new Parcel(cooperativeId, 1, label, by, now));
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public OrderId OrderId { get; private set; }

    public StaffId ShippedBy { get; private set; }

    public DateTimeOffset ShippedAt { get; private set; }

    public bool IsAllSent { get; private set; }

    /// <summary>Grows with each change that WeChat has to be told.</summary>
    public int Revision { get; private set; }

    /// <summary>The newest revision that WeChat knows; null until it knows one.</summary>
    public int? ReportedRevision { get; private set; }

    /// <summary>When WeChat first accepted the shipping information; null until then.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>How often WeChat took the whole order as shipped (its finish_shipping_count).</summary>
    public int Uploads { get; private set; }

    /// <summary>A person decided that what WeChat knows is to be replaced; that works once.</summary>
    public bool MayReplace { get; private set; }

    /// <summary>Why WeChat didn't take the newest revision: its code, or <see cref="DiffersAtWeChat"/>.</summary>
    public string? RefusedAs { get; private set; }

    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>The numbers that WeChat has instead of ours.</summary>
    public string? NumbersAtWeChat { get; private set; }

    /// <summary>When to ask WeChat whether it released the money, should its push be lost; null when there is nothing
    /// to ask.</summary>
    public DateTimeOffset? NextQueryAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<Parcel> Parcels => parcels;

    /// <summary>Without those that were withdrawn.</summary>
    public IReadOnlyList<Parcel> Current => [.. parcels.Where(one => one.IsCurrent).OrderBy(one => one.Number)];

    public bool IsReported => ReportedRevision == Revision;

    /// <summary>WeChat takes no other labels any more, unless what it has isn't ours.</summary>
    public bool IsFixed => Uploads >= MostUploads && RefusedAs is null;

    /// <summary>Another parcel of the same order.</summary>
    public Outcome Add(ParcelLabel label, bool isAllSent, StaffId by, DateTimeOffset now)
    {
        if (IsFixed) return new ReshipUsed();
        if (Current.Count >= MostParcels) return new TooManyParcels();
        if (Current.Any(one => one.TrackingNo == label.TrackingNo)) return new ParcelKnown(label.TrackingNo);
        parcels.Add(new Parcel(CooperativeId, parcels.Max(one => one.Number) + 1, label, by, now));
        // What is finished at WeChat stays so: another parcel is then told by shipping again.
        IsAllSent |= isAllSent;
        return Changed();
    }

    /// <summary>Nothing more follows.</summary>
    public Outcome Finish()
    {
        if (IsAllSent) return new AllSentAlready();
        IsAllSent = true;
        return Changed();
    }

    /// <summary>Another label in place of one that is wrong.</summary>
    public Outcome Correct(int number, ParcelLabel label, StaffId by, DateTimeOffset now)
    {
        if (IsFixed) return new ReshipUsed();
        var wrong = Current.FirstOrDefault(one => one.Number == number);
        if (wrong is null) return new ParcelNotFound();
        if (wrong.Label == label) return new ParcelUnchanged();
        if (Current.Any(one => one != wrong && one.TrackingNo == label.TrackingNo))
            return new ParcelKnown(label.TrackingNo);
        wrong.Withdraw(by, now);
        parcels.Add(new Parcel(CooperativeId, number, label, by, now));
        return Changed();
    }

    /// <summary>Our labels are right, and WeChat shall be told once more.</summary>
    public Outcome TellAgain()
    {
        if (RefusedAs is null) return new NothingRefused();
        return Changed();
    }

    /// <summary>WeChat knows this revision, or it no longer matters to it.</summary>
    public void Reported(int revision, int uploads, DateTimeOffset now)
    {
        Invariant.Holds(revision >= 1 && revision <= Revision, "WeChat was told of a revision that there is");
        ReportedRevision = Math.Max(revision, ReportedRevision ?? 0);
        Uploads = Math.Max(uploads, Uploads);
        // What was asked about to the end isn't asked about anew because another label is known.
        if (ReportedAt is null) NextQueryAt ??= now + BetweenQueries;
        ReportedAt ??= now;
        if (!IsReported) return;
        (RefusedAs, RefusedAt, NumbersAtWeChat, MayReplace) = (null, null, null, false);
    }

    /// <summary>WeChat doesn't take this revision.</summary>
    /// <param name="state">What it knows of the order now; null when it didn't say.</param>
    public void Refused(string code, ShippingReport? state, DateTimeOffset now)
    {
        (RefusedAs, RefusedAt) = (code, now);
        Uploads = Math.Max(state?.Uploads ?? 0, Uploads);
        NumbersAtWeChat = state is { Parcels.Count: > 0 }
            ? string.Join("、", state.Parcels.Select(one => one.TrackingNo))
            : null;
        // Its money is released by what WeChat knows, right or wrong.
        if (state is { IsFinished: true }) NextQueryAt ??= now + BetweenQueries;
    }

    public Outcome AskAgain(DateTimeOffset now)
    {
        if (NextQueryAt is null) return new NothingToAsk();
        NextQueryAt = now + BetweenQueries;
        return Outcome.Done;
    }

    /// <summary>There is a hint that WeChat has news. Whoever gives many hints makes us ask no more than once an
    /// hour.</summary>
    public void AskSooner(DateTimeOffset now)
    {
        if (NextQueryAt > now && NextQueryAt <= now + BetweenQueries - BetweenHints) NextQueryAt = now;
    }

    /// <summary>WeChat has said its last word about this order.</summary>
    public void StopAsking() => NextQueryAt = null;

    public bool IsSettlementOverdue(DateTimeOffset now) => now - ShippedAt > LatestSettlement;

    /// <summary>WeChat has other labels for this order than we do.</summary>
    public const string DiffersAtWeChat = "differs";

    private Outcome Changed()
    {
        Revision++;
        MayReplace = true;
        return Outcome.Done;
    }
}
