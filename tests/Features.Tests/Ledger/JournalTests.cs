using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Ledger;
using VillageCloud.Features.Tests.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Ledger;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class JournalTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start() => work = await VillageAtWork.Start(provider);

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task A_top_up_is_recorded_once_whoever_sends_it_again()
    {
        var before = await work.Balance(Account.WeChatOperation);
        var key = IdempotencyKey.New();

        var first = await TopUp(key, new(50_000), "W1");
        var replay = await TopUp(key, new(50_000), "W1");
        var other = await TopUp(key, new(60_000), "W1");
        var again = await TopUp(IdempotencyKey.New(), new(50_000), "W1");

        Assert.That(replay.OrThrow(), Is.EqualTo(first.OrThrow()));
        Assert.That(other.Refusal?.Code, Is.EqualTo("idempotency.mismatch"));
        Assert.That(again.Refusal?.Code, Is.EqualTo("ledger.topup_recorded"));
        Assert.That(await work.Balance(Account.WeChatOperation), Is.EqualTo(before + new Money(50_000)));
    }

    [TestCase(0, "W1")]
    [TestCase(-1, "W1")]
    [TestCase(100, " ")]
    public async Task A_top_up_without_amount_or_number_is_refused(long fen, string flowNo)
    {
        var entries = await work.Entries();

        var answer = await TopUp(IdempotencyKey.New(), new(fen), flowNo);

        Assert.That(answer.Refusal?.Code, Is.EqualTo("ledger.topup_invalid"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
    }

    [Test]
    public async Task A_preview_of_a_top_up_posts_nothing_and_says_what_the_account_will_hold()
    {
        await work.TopUp(new(70_000));
        var (entries, by) = (await work.Entries(), await work.Treasurer());

        var preview = (await work.Village.Run((PreviewTopUp feature) =>
            feature.Run(new(by, new(50_000), "W1"), CancellationToken.None))).OrThrow();

        Assert.That(preview.Balance, Is.EqualTo(new Money(120_000)));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        Assert.That((await TopUp(IdempotencyKey.New(), new(50_000), "W1")).OrThrow(), Is.EqualTo(preview));
    }

    [Test]
    public async Task A_top_up_that_has_not_arrived_yet_is_refused()
    {
        var (entries, by) = (await work.Entries(), await work.Treasurer());

        var answer = await work.Village.Run((RecordTopUp feature) => feature.Run(
            new(IdempotencyKey.New(), by, new(50_000), "W1", work.Now.AddDays(1)), CancellationToken.None));

        Assert.That(answer.Refusal?.Code, Is.EqualTo("ledger.topup_not_there_yet"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
    }

    [Test]
    public async Task The_same_fact_at_once_is_one_entry()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => TopUp(IdempotencyKey.New(), new(50_000), "W1"))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("ledger.topup_recorded"));
        Assert.That(
            await work.Village.Look(db => db.JournalEntries.CountAsync(entry => entry.BusinessKey == "topup:W1")),
            Is.EqualTo(1));
    }

    [Test]
    public async Task The_trial_balance_balances_and_shows_what_was_settled()
    {
        await work.SellAndSettle(1);
        await work.SellAndSettle(2);

        var trial = (await work.Village.Run((GetTrialBalance feature) => feature.Run(new(), default))).OrThrow();

        Assert.That(trial.IsBalanced, Is.True);
        Assert.That(Money.Sum(trial.Rows.Select(row => row.Balance)), Is.EqualTo(Money.Zero));
        Assert.That(
            trial.Rows.Single(row => row.Code == Account.GoodsPayable.Code).Balance,
            Is.EqualTo(await work.Balance(Account.GoodsPayable)).And.LessThan(Money.Zero));
    }

    [Test]
    public async Task Hledger_re_adds_the_exported_journal_and_agrees_account_by_account()
    {
        await work.SellAndSettle(1);
        await work.Refund(await work.SellAndDeliver(2), new(100));
        var text = await work.Village.Run((ExportJournal feature) => feature.Run(CancellationToken.None));

        var theirs = await HledgerBalances(text);

        var trial = (await work.Village.Run((GetTrialBalance feature) => feature.Run(new(), default))).OrThrow();
        var ours = trial.Rows.Where(row => !row.Balance.IsZero)
            .ToDictionary(row => row.Code, row => row.Balance.ToString());
        Assert.That(theirs, Is.EquivalentTo(ours));
    }

    private Task<Outcome<RecordTopUp.Result>> TopUp(IdempotencyKey key, Money amount, string flowNo) =>
        work.Village.Run<RecordTopUp, Outcome<RecordTopUp.Result>>(async feature =>
            await feature.Run(new(key, await work.Treasurer(), amount, flowNo), CancellationToken.None));

    private static async Task<Dictionary<string, string>> HledgerBalances(string journal)
    {
        var start = new ProcessStartInfo(
            "hledger", ["-f", "-", "balance", "--flat", "--depth", "1", "--no-total", "--output-format=csv"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LANG"] = "C.UTF-8";
        using var hledger = Process.Start(start)!;
        await hledger.StandardInput.WriteAsync(journal);
        hledger.StandardInput.Close();
        var output = await hledger.StandardOutput.ReadToEndAsync();
        var problem = await hledger.StandardError.ReadToEndAsync();
        await hledger.WaitForExitAsync();
        Assert.That(hledger.ExitCode, Is.Zero, problem);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Trim('"').Split("\",\""))
            .ToDictionary(
                cells => cells[0].Split(' ')[0], cells => cells[1].Replace("CNY ", "", StringComparison.Ordinal));
    }
}
