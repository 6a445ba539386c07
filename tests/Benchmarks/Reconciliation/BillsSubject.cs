using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.DevHost;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Sandbox;
using VillageCloud.WeChat;

namespace VillageCloud.Benchmarks.Reconciliation;

/// <summary>A fund bill of very many rows and the trade bill beside it: archived, read, its fees booked, every row laid
/// beside our books.</summary>
internal static class BillsSubject
{
    public const string Name = "bills";
    private const double AimSeconds = 10;
    private const double AimMegabytes = 200;

    /// <summary>A payment and its fee.</summary>
    private const int RowsOfAPayment = 2;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        foreach (var engine in bench.Options.Engines) await RunOn(engine, bench, ct);
    }

    private static async Task RunOn(DatabaseProvider engine, Bench bench, CancellationToken ct)
    {
        var rows = bench.Options.BillRows;
        bench.Tell($"bills: {rows:N0} rows on {Bench.NameOf(engine)}");
        var payments = rows / RowsOfAPayment;
        var day = new BigDay(payments);
        var bills = new Dictionary<BillKind, byte[]>
        {
            [BillKind.Trade] = day.Trade(), [BillKind.FundBasic] = day.Fund(),
        };
        await using var sandbox = await SandboxLink.Embed(new SandboxOptions(), ct);
        await using var village = await BenchVillage.Found(engine, ct, services =>
        {
            services.AddWeChat(
                [sandbox.AccountFor(DemoVillage.Slug, new("http://127.0.0.1:9"))], isProduction: false);
            services.AddScoped<IBillSource>(scope => new PreparedBills(bills, scope));
        });
        await day.Pay(village, ct);

        GC.Collect();
        using var process = Process.GetCurrentProcess();
        using var watch = new MemoryWatch(process);
        var from = Stopwatch.GetTimestamp();
        _ = (await village.Run((ImportBills feature) => feature.Run(new(day.Day), ct))).OrThrow();
        var imported = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var matched = (await village.Run((MatchBills feature) => feature.Run(new(day.Day), ct))).OrThrow();
        var took = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var grown = watch.Highest - watch.First;

        Bench.CheckSame(payments * (RowsOfAPayment + 1), matched.Rows, "every row was laid beside our books");
        Bench.CheckSame(matched.Rows, matched.Matched, "every row agrees");
        Bench.CheckSame(0, matched.Breaks.Count, "nothing differs");
        Bench.CheckSame(
            payments,
            await village.Look(db => db.JournalEntries.CountAsync(entry => entry.Kind == EntryKind.FeeCharged, ct)),
            "each fee is booked");
        var what = $"{Bench.NameOf(engine)}, a fund bill of {rows:N0} rows and its trade bill: imported and matched";
        bench.Report.Add(Row.OfFigure(Name, what, took, "s", AimSeconds));
        bench.Report.Add(Row.Told(Name, "　of it fetched and archived", $"{Row.Short(imported)} s"));
        bench.Report.Add(Row.OfFigure(Name, "　memory added", grown, "MB", AimMegabytes));
    }

    /// <summary>Bills that lie ready, read by what reads WeChat's; on the operation account nothing moved.</summary>
    private sealed class PreparedBills(Dictionary<BillKind, byte[]> bills, IServiceProvider scope) : IBillSource
    {
        private readonly IBillSource real =
            scope.GetRequiredService<WeChatAccounts>().For(DemoVillage.Slug).Bills;

        public Task<GatewayResult<BillDownload>> Download(BillKind kind, DateOnly asked, CancellationToken ct)
        {
            GatewayResult<BillDownload> answer = bills.TryGetValue(kind, out var content)
                ? new GatewayResult<BillDownload>.Ok(new(kind, asked, content, HashOf(content)))
                : new GatewayResult<BillDownload>.Rejected("NO_STATEMENT_EXIST", "");
            return Task.FromResult(answer);
        }

        public TradeBill ParseTradeBill(ReadOnlyMemory<byte> content) => real.ParseTradeBill(content);

        public FundBill ParseFundBill(ReadOnlyMemory<byte> content) => real.ParseFundBill(content);

        private static string HashOf(byte[] content)
        {
#pragma warning disable CA5350 // SHA-1 is WeChat's choice (wechat §4.5).
            return Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350
        }
    }
}
