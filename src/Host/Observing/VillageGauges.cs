using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using VillageCloud.Features.Insights;

namespace VillageCloud.Host.Observing;

/// <summary>The newest figures of each village, for whoever collects them.</summary>
internal sealed class VillageGauges
{
    /// <summary>By this name whoever collects figures asks for these.</summary>
    public const string MeterName = "VillageCloud.Villages";

    private readonly ConcurrentDictionary<string, VillageFigures> villages = new(StringComparer.Ordinal);

    public VillageGauges(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        Gauge("village.orders.paid_today", "{order}", static one => one.PaidToday);
        Gauge("village.orders.to_ship", "{order}", static one => one.ToShip);
        Gauge("village.outbox.waiting", "{message}", static one => one.OutboxWaiting);
        Gauge("village.outbox.age", "s", static one => one.OutboxAge);
        Gauge("village.inbox.waiting", "{message}", static one => one.InboxWaiting);
        Gauge("village.inbox.age", "s", static one => one.InboxAge);
        Gauge("village.payouts.under_way", "{payout}", static one => one.PayoutsUnderWay);
        Gauge("village.payouts.failed", "{payout}", static one => one.PayoutsFailed);
        Gauge("village.breaks.open", "{break}", static one => one.OpenBreaks);
        Gauge("village.alarms.open", "{alarm}", static one => one.OpenAlarms);

        void Gauge(string name, string unit, Func<VillageFigures, double> read) => meter.CreateObservableGauge(
            name,
            () => villages.Select(one => new Measurement<double>(
                read(one.Value), new KeyValuePair<string, object?>("village", one.Key))),
            unit);
    }

    public void Put(string village, VillageFigures figures) => villages[village] = figures;

    /// <summary>A village that is gone has no figures.</summary>
    public void DropAllBut(IEnumerable<string> all)
    {
        foreach (var village in villages.Keys.Except(all, StringComparer.Ordinal))
            _ = villages.TryRemove(village, out _);
    }
}
