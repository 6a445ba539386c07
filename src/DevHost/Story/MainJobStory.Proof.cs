using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.DevHost.Story;

/// <summary>Chapters 7–8: WeChat's bills, the household's statement, and the books in another program's
/// hands.</summary>
public sealed partial class MainJobStory
{
    private DateOnly payoutDay;
    private string payoutDayOrder = "";

    private async Task BuyOnPayoutDay(CancellationToken ct)
    {
        payoutDay = BeijingTime.DayOf(world.Now);
        payoutDayOrder = await Order(zhao, "赵先生当天又买一份茶叶", [new(tea, 1)], ct);
        await zhao.Pay(payoutDayOrder, ct);
        await Eventually(() => Is(zhao, payoutDayOrder, "paid", ct), "the payment", TimeSpan.FromSeconds(5), ct);
        // WeChat's bill will lie about this one payment, by one fen.
        _ = await world.Sandbox.Tell(
            "faults",
            new
            {
                id = "B8", times = -1,
                parameters = new { date = $"{payoutDay:yyyy-MM-dd}", kind = "amount", number = payoutDayOrder },
            },
            ct);
    }

    private async Task Reconcile(CancellationToken ct)
    {
        book.Chapter("七、对账 · reconciling");
        await AdvanceTo(BeijingTime.DayOf(world.Now).AddDays(1), 10, 30, ct);
        var yesterday = BeijingTime.DayOf(world.Now).AddDays(-1);
        await Eventually(
            () => Look(async db => await db.BillFiles.CountAsync(
                file => file.Day == yesterday && file.MatchedAt != null, ct) == 3),
            "yesterday's bills", TimeSpan.FromMinutes(20), ct);
        // The clock may have jumped in the middle of a day's download, which is tried again at the next round.
        await Eventually(
            () => Look(async db => await db.ReconciledDays.AllAsync(one => one.Status == DayStatus.Matched, ct)),
            "every day's bills", TimeSpan.FromMinutes(20), ct);
        var files = await Look(db => db.BillFiles.AsNoTracking().Select(file => file.Sha1).ToListAsync(ct));
        book.Tell($"下载、归档、核对 {files.Count} 份账单", null, "trade, basic and operation funds");

        var breaks = await Look(db => db.Breaks.AsNoTracking().ToListAsync(ct));
        StoryBook.Holds(
            breaks.Count == 1,
            $"one break, the planted one, but: {string.Join("; ", breaks.Select(found => found.Sentence))}");
        var planted = breaks[0];
        StoryBook.Same(BreakClass.AmountDiffers, planted.Class, "the planted break's class");
        StoryBook.Same(payoutDayOrder, planted.Subject, "the planted break's number");
        book.Tell("唯一的差异，正是故意埋下的一分钱", new Money(planted.TheirsFen!.Value - planted.OursFen!.Value), planted.Subject);
    }

    private async Task Explain(CancellationToken ct)
    {
        book.Chapter("八、农户账单与账本 · statement and books");
        var farmer = await StoryShopper.LogIn(world, $"household-{DemoVillage.TeaHousehold}", ct);
        var statement = await farmer.Get($"household/statement?period={period.Value}", ct);
        TellStatement(statement);
        await BooksHold(ct);
        await LetHledgerAgree(ct);

        var violations = await world.Sandbox.Ask("violations", ct);
        var sins = violations.ValueKind == JsonValueKind.Array ? violations : violations.GetProperty("violations");
        StoryBook.Same(0, sins.GetArrayLength(), $"sins against WeChat's protocol: {violations}");
        book.Tell("微信沙箱没有记下任何违规", null, "violations: none");
    }

    private void TellStatement(JsonElement statement)
    {
        var rows = statement.GetProperty("lines").EnumerateArray().ToList();
        StoryBook.Holds(rows.Count > 0, "the statement has rows");
        foreach (var row in rows)
        {
            book.Tell(
                $"{row.GetProperty("title").GetString()} · 订单 {row.GetProperty("orderNumber").GetString()}",
                new Money(row.GetProperty("householdFen").GetInt64()),
                $"净额 net {new Money(row.GetProperty("netFen").GetInt64())}");
        }

        var goods = rows.Sum(row => row.GetProperty("householdFen").GetInt64());
        StoryBook.Same(
            goods, statement.GetProperty("goods").GetProperty("earnedFen").GetInt64(),
            "rows add up to the goods money");
        book.Tell("货款合计", new Money(goods), "explained down to order lines");
    }

    private async Task BooksHold(CancellationToken ct)
    {
        var findings = await world.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(feature => feature.Run(ct));
        foreach (var finding in findings) StoryBook.Holds(finding.Holds, $"{finding.Code}: {finding.Detail}");
        book.Tell($"账本自检 {findings.Count} 项全部成立", null, $"money {findings[0].Code} – {findings[^1].Code}");
    }

    /// <summary>An outside program reads our journal, adds it up again, and must come to the same balances.</summary>
    private async Task LetHledgerAgree(CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        try
        {
            var journal = (await world.Staff<ExportJournal, Outcome<string>>(feature =>
                feature.Run(new(treasurer), ct))).OrThrow();
            await File.WriteAllTextAsync(file, journal, ct);
            if (await Hledger(["-f", file, "check"], ct) is null)
            {
                StoryBook.Holds(
                    Environment.GetEnvironmentVariable("CI") != "true",
                    "hledger is not installed: apt-get install hledger");
                book.Tell("没有安装 hledger，跳过外部复算", null, "SKIPPED: apt-get install hledger");
                return;
            }

            var balances = await Hledger(["-f", file, "balance", "--flat", "--no-total", "-O", "csv"], ct);
            var theirs = ReadBalances(balances!);
            foreach (var account in Account.All)
            {
                var ours = await Balance(account);
                StoryBook.Same(ours, theirs.GetValueOrDefault(account.Code), $"hledger's balance of {account.Code}");
            }

            book.Tell("hledger 复算全部科目，与我们一致", null, $"{Account.All.Count} accounts");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Dictionary<string, Money> ReadBalances(string csv)
    {
        var balances = new Dictionary<string, Money>(StringComparer.Ordinal);
        foreach (var line in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Trim().Trim('"').Split("\",\"");
            var code = cells[0].Split(' ', ':')[0];
            var yuan = decimal.Parse(
                cells[1].Replace("CNY", "", StringComparison.Ordinal).Trim(), NumberStyles.Number,
                CultureInfo.InvariantCulture);
            balances[code] = balances.GetValueOrDefault(code) + new Money((long)(yuan * 100m));
        }

        return balances;
    }

    private static async Task<string?> Hledger(string[] arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("hledger", arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            StoryBook.Holds(process.ExitCode == 0, $"hledger {arguments[^1]}: {await error}");
            return await output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
