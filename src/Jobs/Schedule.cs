using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Features.AfterSales;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Orders;
using VillageCloud.Features.Payments;
using VillageCloud.Features.Payouts;
using VillageCloud.Features.Reconciliation;
using VillageCloud.Features.Settlement;

namespace VillageCloud.Jobs;

/// <summary>One line of the schedule: what runs, when (cron, Beijing time), and the feature that does it.</summary>
/// <param name="Cron">Five fields, or six with seconds first.</param>
public sealed record ScheduledJob(string Id, string Cron, Func<IServiceProvider, CancellationToken, Task> Run);

/// <summary>Every recurring job of the product. Each finds its work in rows (due dates, outbox, open states), so it may
/// run twice, late or not at all without losing or doubling anything.</summary>
public static class Schedule
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly IReadOnlyList<ScheduledJob> All =
    [
        new("process-inbox", "*/10 * * * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<ProcessInbox>().Run(new(), ct)).OrThrow()),
        new("deliver-outbox", "*/10 * * * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<DeliverOutbox>().Run(new(), ct)).OrThrow()),
        new("ask-about-payments", "* * * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<AskAboutPayments>().Run(new(), ct)).OrThrow()),
        new("close-unpaid-orders", "* * * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<CloseUnpaidOrders>().Run(new(), ct)).OrThrow()),
        new("ask-about-refunds", "*/5 * * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<AskAboutRefunds>().Run(new(), ct)).OrThrow()),
        new("ask-about-transfers", "*/10 * * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<AskAboutTransfers>().Run(new(), ct)).OrThrow()),
        new("settle-due-lines", "5 * * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<SettleDueLines>().Run(new(), ct)).OrThrow()),
        // WeChat's bills of yesterday are ready from 10:00 (wechat.md B.11).
        new("reconcile-yesterday", "10 10-12 * * *", static async (scope, ct) =>
            (await scope.GetRequiredService<ReconcileYesterday>().Run(new(), ct)).OrThrow()),
    ];
}
