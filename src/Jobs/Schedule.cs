using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.Finance.Settings;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Platform.Retention;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Licences;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Jobs;

/// <summary>One line of the schedule: what runs, when (cron, Beijing time), and the feature that does it.</summary>
/// <param name="Run">Answers what was left for next time, where the feature counts that.</param>
/// <param name="Cron">Five fields, or six with seconds first.</param>
public sealed record ScheduledJob(string Id, string Cron, Func<IServiceProvider, CancellationToken, Task<Tally?>> Run);

/// <summary>Every recurring job of the product. Each finds its work in rows (due dates, outbox, open states), so it may
/// run twice, late or not at all without losing or doubling anything.</summary>
public static class Schedule
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly IReadOnlyList<ScheduledJob> All =
    [
        new("process-inbox", "*/10 * * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<ProcessInbox>().Run(new(), ct)),
        new("deliver-outbox", "*/10 * * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<DeliverOutbox>().Run(new(), ct)),
        new("ask-about-payments", "* * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<AskAboutPayments>().Run(new(), ct)),
        new("close-unpaid-orders", "* * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<CloseUnpaidOrders>().Run(new(), ct)),
        new("ask-about-refunds", "*/5 * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<AskAboutRefunds>().Run(new(), ct)),
        new("ask-about-shipments", "20 * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<AskAboutShipments>().Run(new(), ct)),
        new("check-carriers", "40 3 * * *", static async (scope, ct) =>
            await scope.GetRequiredService<CheckCarriers>().Run(new(), ct)),
        new("ask-about-transfers", "*/10 * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<AskAboutTransfers>().Run(new(), ct)),
        new("remind-payees", "*/5 * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<RemindOfLapsing>().Run(new(), ct)),
        new("take-payee-changes", "*/10 * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<TakePayeeChanges>().Run(new(), ct)),
        new("take-terms", "*/10 * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<TakeTerms>().Run(ct)),
        new("settle-due-lines", "5 * * * *", static async (scope, ct) =>
        {
            var settled = (await scope.GetRequiredService<SettleDueSales>().Run(new(), ct)).OrThrow();
            return new Tally(settled.Lines, settled.Problems.Count, settled.Problems);
        }),
        new("seal-rows", "50 * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<SealRows>().Run(new(), ct)),
        new("publish-products", "* * * * *", static async (scope, ct) =>
            await scope.GetRequiredService<PublishDueProducts>().Run(new(), ct)),
        // After midnight: the day on which a paper ended is over.
        new("watch-licences", "10 0 * * *", static async (scope, ct) =>
            await scope.GetRequiredService<WatchLicences>().Run(ct)),
        new("collect-pictures", "20 4 * * *", static async (scope, ct) =>
            await scope.GetRequiredService<CollectPictures>().Run(new(), ct)),
        new("forget-old", "50 3 * * *", static async (scope, ct) =>
            await scope.GetRequiredService<ForgetOld>().Run(ct)),
        // When the village sleeps: it reads every line of the books.
        new("check-books", "30 2 * * *", static async (scope, ct) =>
            await scope.GetRequiredService<WatchBooks>().Run(new(), ct)),
        // WeChat's bills of yesterday are ready from 10:00 (wechat §4.5).
        new("reconcile-yesterday", "10 10-12 * * *", static async (scope, ct) =>
        {
            var days = (await scope.GetRequiredService<ReconcileYesterday>().Run(new(), ct)).OrThrow();
            return new Tally(days.Days, days.Left, days.Problems);
        }),
    ];
}
