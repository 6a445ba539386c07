using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Tests.Finance.Settlement;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

/// <summary>A village, and the mornings on which its bills are looked at.</summary>
internal sealed class BillMorning(VillageAtWork work) : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 5, 6);

    public VillageAtWork Work => work;

    public static async Task<BillMorning> Start(DatabaseProvider provider) => new(await VillageAtWork.Start(provider));

    public Task Until(DateOnly day) =>
        work.Village.Advance(BeijingTime.At(day, new TimeOnly(10, 30)) - work.Now);

    public async Task<ReconcileYesterday.Result> Reconcile() =>
        (await work.Village.Run((ReconcileYesterday feature) => feature.Run(new(), default))).OrThrow();

    public async Task<MatchBills.Result> Match(DateOnly day)
    {
        (await work.Village.Run((ImportBills feature) => feature.Run(new(day), default))).WithoutValue().OrThrow();
        return (await work.Village.Run((MatchBills feature) => feature.Run(new(day), default))).OrThrow();
    }

    public Task Fault(string id, DateOnly day, string endpoint = "fundflowbill", int times = -1) => Tell(
        "faults", new { id, match = new { endpoint, number = $"{day:yyyy-MM-dd}" }, times });

    public Task<System.Text.Json.JsonElement> Tell(string path, object body) =>
        work.Village.Sandbox.Tell(path, body, default);

    public Task<List<string>> OpenAlarms() => work.Village.Look(db => db.Alarms.Where(alarm => alarm.ClosedAt == null)
        .OrderBy(alarm => alarm.Id).Select(alarm => $"{alarm.Code} {alarm.Subject}").ToListAsync());

    public Task<List<string>> Breaks() => work.Village.Look(async db =>
        (await db.Breaks.OrderBy(one => one.Id).ToListAsync())
            .ConvertAll(one => $"{one.Day:MM-dd} {one.Class} {one.Subject} {one.Status}"));

    public async Task<Dictionary<DateOnly, ListReconciledDays.DayView>> Days() =>
        (await work.Village.Run((ListReconciledDays feature) => feature.Run(new(new(Size: 200)), default)))
        .OrThrow().Rows.ToDictionary(day => day.Day);

    public Task<string> Archived(BillKind kind, DateOnly day) => work.Village.Look(async db => Encoding.UTF8.GetString(
        (await db.BillFiles.SingleAsync(file => file.Kind == kind && file.Day == day && file.CurrentSlot == 1))
        .Content));

    public async ValueTask DisposeAsync()
    {
        await work.CheckBooks();
        await work.DisposeAsync();
    }
}
