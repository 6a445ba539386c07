using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Ledger;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class JournalTests(DatabaseProvider provider)
{
    private async Task<CheckBooks.Finding> Balanced() =>
        (await work.Village.Run((CheckBooks feature) => feature.Run(default))).Single(one => one.Code == "I1");

    private async Task<string> Exported()
    {
        var by = await work.Treasurer();
        return (await work.Village.Run((ExportJournal feature) => feature.Run(new(by), default))).OrThrow();
    }

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
    public async Task An_amount_that_is_not_the_sum_of_its_debits_is_found_out()
    {
        await work.SellAndSettle(1);
        Assert.That((await Balanced()).Holds, Is.True);
        Assert.That(
            await work.Village.Look(db => db.JournalEntries.CountAsync(entry => entry.Amount.Fen <= 0)), Is.Zero);
        const string Of = "WHERE id = (SELECT MAX(entry_id) FROM journal_lines)";
        _ = await work.Village.Look(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER tr_journal_entries_no_update");
            return await db.Database.ExecuteSqlRawAsync("UPDATE journal_entries SET amount_fen = amount_fen + 1 " + Of);
        });

        var check = await Balanced();

        _ = await work.Village.Look(db => db.Database.ExecuteSqlRawAsync(
            "UPDATE journal_entries SET amount_fen = amount_fen - 1 " + Of));
        Assert.That(check.Holds, Is.False);
        Assert.That(check.Detail, Does.Contain("各行合计"));
    }

    [Test]
    public async Task Hledger_re_adds_the_exported_journal_and_agrees_account_by_account()
    {
        await work.SellAndSettle(1);
        await work.Refund(await work.SellAndDeliver(2), new(100));
        var text = await Exported();

        var theirs = await HledgerBalances(text);

        var trial = (await work.Village.Run((GetTrialBalance feature) => feature.Run(new(), default))).OrThrow();
        var ours = trial.Rows.Where(row => !row.Balance.IsZero)
            .ToDictionary(row => row.Code, row => row.Balance.ToString());
        Assert.That(theirs, Is.EquivalentTo(ours));
    }

    [Test]
    public async Task Nothing_that_somebody_typed_writes_a_line_into_the_export()
    {
        string[] breaks = ["\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f", "\0", "\u202E"];
        foreach (var (line, at) in breaks.Select((line, at) => (line, at)))
        {
            await work.Post(
                $"x{at}){line}2020-01-01 * forged{line} 1002 a  CNY 5{line} 2 b;|", work.Now,
                JournalLine.Debit(Account.Bank, new(5)), JournalLine.Credit(Account.WeChatOperation, new(5)));
        }

        var text = await Exported();

        var headings = text.Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])).ToList();
        Assert.That(headings, Has.Count.EqualTo(await work.Entries()));
        Assert.That(headings, Has.None.Match("^2020"));
        Assert.That(text, Does.Not.Match("[\\p{C}\\u2028\\u2029;|-[\\n]]"));
        Assert.That(text, Does.Contain("2020-01-01 * forged"), "it is shown, as the word that it is");
        _ = await HledgerBalances(text);
    }

    [TestCase("X1)\n2020-01-01 * forged")]
    [TestCase("")]
    [TestCase("单号1")]
    [TestCase("4200 1")]
    [TestCase("4200;1")]
    [TestCase("4200\u200B1")]
    [TestCase("４２００")]
    [TestCase("`4200")]
    public async Task A_number_of_somebody_else_is_letters_and_figures(string flowNo) => Assert.That(
        (await work.RequestTopUp(new(100), flowNo)).Refusal?.Code, Is.EqualTo("ledger.topup_invalid"));

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
