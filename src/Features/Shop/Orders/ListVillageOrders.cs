using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>All orders of the village for its staff, the newest first unless asked otherwise, and how many there are of
/// each kind.</summary>
public sealed class ListVillageOrders(VillageDb db, DutyCheck duties, TimeProvider clock)
{
    /// <summary>So many orders of a name are told to the database one by one.</summary>
    private const int MostNamed = 1_000;

    private static readonly OrderStatus[] Unfinished =
        [OrderStatus.AwaitingPayment, OrderStatus.Paid, OrderStatus.Shipped];

    private static readonly OrderStatus[] Every = Enum.GetValues<OrderStatus>();

    private static readonly RefundStatus[] Refunding =
        [RefundStatus.Requested, RefundStatus.Approved, RefundStatus.Accepted, RefundStatus.Abnormal];

    private static readonly Sort NewestFirst = new(nameof(OrderRow.PlacedAt), Descending: true);

    private static readonly SortKeys<Order> Keys = new SortKeys<Order>()
        .With(nameof(OrderRow.Number), order => order.Number)
        .With(nameof(OrderRow.Receiver), order => order.Address.Receiver)
        .With(nameof(OrderRow.Total), order => order.Total.Fen)
        .With(nameof(OrderRow.Status), order => order.Status)
        .With(nameof(OrderRow.PlacedAt), order => order.PlacedAt);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var sort = query.Page.Sort ?? NewestFirst;
        if (Keys.Order(db.Orders, sort).Refusal is { } refusal) return refusal;
        var wanted = await Wanted(query, ct);
        var counts = await Count(wanted, ct);
        var isOpen = query.Refunds == RefundMark.Open || (query.Status is { } one && Unfinished.Contains(one));
        var orders = isOpen ? wanted.All : wanted.Recent;
        if (query.Status is { } status) orders = orders.Where(order => order.Status == status);
        if (query.Refunds is { } refunds) orders = orders.Where(In(refunds));
        var total = counts.Of(query.Status, query.Refunds) ?? await orders.CountAsync(ct);
        // What no index has in order is read in the stretch where it lies.
        if (!isOpen && wanted.Since is { } since && sort.By != NewestFirst.By)
            orders = orders.From(await OrderStretch.FirstSince(db, since, ct));
        var page = Keys.Order(orders, sort).OrThrow().ThenByDescending(order => order.Id).Select(order => order.Id);
        var ids = await page.Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return new Result(
            new(await RowsOf(ids, wanted.SeesContacts, ct), total), counts, wanted.LeavesOut);
    }

    // Whichever tab is open.
    private async Task<OrderCounts> Count(Found wanted, CancellationToken ct)
    {
        var (of, refunded) = wanted.Parts is { } parts
            ? await CountAtOnce(parts, ct)
            : (await Count(wanted.Recent, Every, ct), await wanted.Recent.CountAsync(In(RefundMark.Any), ct));
        var open = wanted.IsShortened ? await Count(wanted.All, Unfinished, ct) : of;
        return new(
            of.Values.Sum(), open.GetValueOrDefault(OrderStatus.AwaitingPayment),
            open.GetValueOrDefault(OrderStatus.Paid), open.GetValueOrDefault(OrderStatus.Shipped),
            of.GetValueOrDefault(OrderStatus.Completed), of.GetValueOrDefault(OrderStatus.Closed),
            await wanted.All.CountAsync(In(RefundMark.Open), ct), refunded);
    }

    // Where each order is looked into anyway, that is done once.
    private static async Task<(Dictionary<OrderStatus, int> Of, int Refunded)> CountAtOnce(
        IReadOnlyList<IQueryable<Order>> parts, CancellationToken ct)
    {
        var (of, refunded) = (new Dictionary<OrderStatus, int>(), 0);
        foreach (var part in parts)
        {
            var kinds = await part
                .GroupBy(static order => new { order.Status, IsRefunded = order.Refunded.Fen > 0 })
                .Select(static kind => new { kind.Key.Status, kind.Key.IsRefunded, Count = kind.Count() })
                .ToListAsync(ct);
            foreach (var kind in kinds) of[kind.Status] = of.GetValueOrDefault(kind.Status) + kind.Count;
            refunded += kinds.Where(static kind => kind.IsRefunded).Sum(static kind => kind.Count);
        }

        return (of, refunded);
    }

    // Named one by one, so that the index is asked for each: grouping alone, MariaDB reads all of it.
    private static Task<Dictionary<OrderStatus, int>> Count(
        IQueryable<Order> orders, OrderStatus[] each, CancellationToken ct) => orders
        .Where(order => each.Contains(order.Status)).GroupBy(order => order.Status)
        .Select(static of => new { of.Key, Count = of.Count() })
        .ToDictionaryAsync(static of => of.Key, static of => of.Count, ct);

    /// <summary>By everything that narrows the list, but for the tab.</summary>
    private async Task<Found> Wanted(Query query, CancellationToken ct)
    {
        var orders = db.Orders.AsNoTracking();
        if (query.From is { } from)
        {
            var first = BeijingTime.StartOf(from);
            orders = orders.Where(order => order.PlacedAt >= first);
        }

        if (query.To is { } to)
        {
            var end = BeijingTime.EndOf(to);
            orders = orders.Where(order => order.PlacedAt < end);
        }

        if (query.Household is { } household)
        {
            // Its lines first: asked order by order, every order of the village is looked into.
            var made = db.Set<OrderLine>().Where(line => line.HouseholdId == household).Select(line => line.OrderId);
            orders = orders.Where(order => made.Contains(order.Id));
        }

        var seesContacts = query.By is { } by && !(await duties.Ask(by, Duty.SeeContacts, ct)).IsRefused;
        var match = await orders.Matching(db, query.Search, seesContacts, ct);
        if (match.IsOfNumber)
            return (await Few(orders, match.Orders, ct)) with { SeesContacts = seesContacts };
        var isShortened = query.IsRecent && query.From is null && query.To is null;
        var since = isShortened
            ? Recent.Since(clock.GetUtcNow())
            : query.From is { } day ? BeijingTime.StartOf(day) : (DateTimeOffset?)null;
        var found = match.Name is { } name
            ? await Named(orders, name, since, isShortened, ct)
            : new(orders, isShortened ? orders.Where(order => order.PlacedAt >= since) : orders, since);
        return found with { LeavesOut = isShortened, SeesContacts = seesContacts };
    }

    // What a number finds is told by its ids: asked for it together with states, SQLite reads the states.
    private static async Task<Found> Few(IQueryable<Order> orders, IQueryable<Order> found, CancellationToken ct)
    {
        var ids = await found.Select(order => order.Id).Take(MostNamed + 1).ToListAsync(ct);
        return ids.Count > MostNamed ? new(found, found) : Those(orders, ids);
    }

    private static Found Those(IQueryable<Order> orders, List<OrderId> ids)
    {
        // Mostly it is one, and for one both engines go straight to it.
        var only = ids.Count == 1 ? ids[0] : default;
        var those = ids.Count == 1
            ? orders.Where(order => order.Id == only)
            : orders.Where(order => ids.Contains(order.Id));
        return new(those, those);
    }

    // A name is looked for once, and not anew for each count and page of the list.
    private async Task<Found> Named(
        IQueryable<Order> orders, OrderSearch.SoughtName name, DateTimeOffset? since, bool isShortened,
        CancellationToken ct)
    {
        var recent = since is null ? orders : orders.Where(order => order.PlacedAt >= since);
        var stretch = since is { } moment ? await OrderStretch.Since(db, moment, ct) : null;
        // Nothing is placed since: then nothing recent has the name.
        IReadOnlySet<OrderId>? named = since is not null && stretch is null
            ? new HashSet<OrderId>()
            : await recent.FindNamed(db, name, stretch, MostNamed, ct);
        // Few of those that wait are older.
        List<OrderId> older = !isShortened ? [] : await orders
            .Where(order => Unfinished.Contains(order.Status) && order.PlacedAt < since).NamedEach(db, name)
            .Select(order => order.Id).Take(MostNamed + 1).ToListAsync(ct);
        if (named is not null && named.Count + older.Count <= MostNamed)
        {
            // Goods are found by their lines, which don't say when they were ordered.
            var those = orders.Where(order => Unfinished.Contains(order.Status) || since == null
                || order.PlacedAt >= since);
            return Those(isShortened ? those : orders, [.. named.Union(older)]);
        }

        var all = recent.Named(db, name, stretch);
        return new(isShortened ? orders.NamedEach(db, name) : all, all)
        {
            Parts = recent.NamedInParts(db, name, stretch),
        };
    }

    private Expression<Func<Order, bool>> In(RefundMark mark) => mark switch
    {
        // The refunds first, which are few beside the orders.
        RefundMark.Open => order => order.OpenRefunds > 0
            && db.Refunds.Where(refund => Refunding.Contains(refund.Status)).Select(refund => refund.OrderId)
                .Contains(order.Id),
        RefundMark.Any => order => order.Refunded.Fen > 0
            && db.Refunds.Where(refund => refund.Status == RefundStatus.Succeeded).Select(refund => refund.OrderId)
                .Contains(order.Id),
        RefundMark.Partly => static order => order.Refunded.Fen > 0 && order.Refunded.Fen < order.Total.Fen,
        RefundMark.Whole => static order => order.Refunded.Fen > 0 && order.Refunded.Fen == order.Total.Fen,
        RefundMark.None => static order => order.OpenRefunds == 0 && order.Refunded.Fen == 0,
    };

    private async Task<IReadOnlyList<OrderRow>> RowsOf(
        List<OrderId> ids, bool seesContacts, CancellationToken ct)
    {
        var known = await db.Orders.AsNoTracking().Include(order => order.Lines)
            .Where(order => ids.Contains(order.Id)).ToDictionaryAsync(order => order.Id, ct);
        // One that went meanwhile is none any more.
        var found = ids.FindAll(known.ContainsKey).ConvertAll(id => known[id]);
        var shipments = await db.Shipments.AsNoTracking().Include(one => one.Parcels)
            .Where(shipment => ids.Contains(shipment.OrderId)).ToDictionaryAsync(one => one.OrderId, ct);
        var makers = found.SelectMany(order => order.Lines).Select(line => line.HouseholdId).Distinct().ToList();
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .Where(household => makers.Contains(household.Id))
            .ToDictionaryAsync(household => household.Id, household => household.Name, ct);
        return
        [
            .. found.Select(order => OrderRow.From(
                order, seesContacts ? order.Address : order.Address.Masked(),
                shipments.GetValueOrDefault(order.Id), households)),
        ];
    }

    /// <param name="Search">The order's number or its last 8, a phone number or its last 4, a label's number; or part
    /// of a product's, the receiver's or a household's name. Personal data: it belongs into no address and no log.
    /// </param>
    /// <param name="From">The first Beijing day on which it was placed.</param>
    /// <param name="To">The last one.</param>
    /// <param name="Household">One that made something of it.</param>
    /// <param name="By">Only those who may see phone numbers find orders by them, and see receivers' whole names.
    /// </param>
    /// <param name="IsRecent">Of orders that have come to their end only the <see cref="Platform.Recent"/> ones;
    /// whoever names days, or finds by a number, sees all.</param>
    public sealed record Query(
        PageQuery Page, OrderStatus? Status = null, string? Search = null, RefundMark? Refunds = null,
        DateOnly? From = null, DateOnly? To = null, HouseholdId? Household = null, StaffActor? By = null,
        bool IsRecent = false);

    /// <param name="Counts">How many the tabs hold for the same filters, whichever of them is open.</param>
    /// <param name="LeavesOut">Whether older orders that have come to their end would have been found too.</param>
    public sealed record Result(Page<OrderRow> Page, OrderCounts Counts, bool LeavesOut);

    /// <param name="All">Without regard to when they came to their end.</param>
    /// <param name="Since">All of <paramref name="Recent"/> were placed since then; null where nobody knows.</param>
    private sealed record Found(IQueryable<Order> All, IQueryable<Order> Recent, DateTimeOffset? Since = null)
    {
        public bool LeavesOut { get; init; }

        /// <summary>Whoever sends no parcels sees of a receiver no more than there is one.</summary>
        public bool SeesContacts { get; init; }

        /// <summary>All of <see cref="Recent"/>, each once, where no index knows which they are.</summary>
        public IReadOnlyList<IQueryable<Order>>? Parts { get; init; }

        public bool IsShortened => !ReferenceEquals(All, Recent);
    }

    /// <param name="HasShippingTrouble">WeChat doesn't take its shipping information.</param>
    /// <param name="FirstGoods">What it begins with, when there is room for one.</param>
    /// <param name="Pieces">Of all its lines.</param>
    /// <param name="Households">Whose goods they are.</param>
    /// <param name="Refund">Whether money went back, or is about to.</param>
    /// <param name="TrackingNo">Of its first parcel; null when none was sent.</param>
    public sealed record OrderRow(
        string Number, string Goods, string Receiver, Money Total, Money Refunded, OrderStatus Status,
        DateTimeOffset PlacedAt, bool HasShippingTrouble, string FirstGoods, int Pieces,
        IReadOnlyList<string> Households, RefundMark Refund, string? TrackingNo)
    {
        /// <summary>Its last 8, which people read aloud and the search finds.</summary>
        public string ShortNumber => Number[Math.Max(0, Number.Length - Order.ShortLength)..];

        internal static OrderRow From(
            Order order, DeliveryAddress address, Shipment? shipment,
            IReadOnlyDictionary<HouseholdId, string> households)
        {
            List<OrderLine> lines = [.. order.Lines.OrderBy(line => line.Number)];
            return new(
                order.Number, string.Join("、", lines.Select(line => $"{line.Title} ×{line.Quantity}")),
                address.Receiver, order.Total, order.Refunded, order.Status, order.PlacedAt,
                shipment?.RefusedAs is not null && order.Status == OrderStatus.Shipped, lines[0].Title,
                lines.Sum(line => line.Quantity),
                [.. lines.Select(line => households[line.HouseholdId]).Distinct()], MarkOf(order),
                shipment?.Current.Select(parcel => parcel.TrackingNo).FirstOrDefault());
        }

        private static RefundMark MarkOf(Order order) => order switch
        {
            { OpenRefunds: > 0 } => RefundMark.Open,
            { Refunded.IsZero: true } => RefundMark.None,
            _ => order.Refunded == order.Total ? RefundMark.Whole : RefundMark.Partly,
        };
    }
}

/// <summary>Whether money of an order went back: one that is finished may still be one that was returned.</summary>
public enum RefundMark
{
    None,

    /// <summary>One waits for its end, whatever went back before.</summary>
    Open,
    Partly,
    Whole,

    /// <summary>Of a question only: partly or whole.</summary>
    Any,
}

/// <summary>So many orders, together and in each state; those with refunds are in their state too.</summary>
/// <param name="Refunding">With a refund that waits for its end.</param>
/// <param name="Refunded">With money that went back.</param>
public sealed record OrderCounts(
    int All, int AwaitingPayment, int Paid, int Shipped, int Completed, int Closed, int Refunding, int Refunded)
{
    public static readonly OrderCounts None = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Null for what no tab shows.</summary>
    internal int? Of(OrderStatus? status, RefundMark? refunds) => (status, refunds) switch
    {
        (null, null) => All,
        (OrderStatus.AwaitingPayment, null) => AwaitingPayment,
        (OrderStatus.Paid, null) => Paid,
        (OrderStatus.Shipped, null) => Shipped,
        (OrderStatus.Completed, null) => Completed,
        (OrderStatus.Closed, null) => Closed,
        (null, RefundMark.Open) => Refunding,
        (null, RefundMark.Any) => Refunded,
        _ => null,
    };
}
