using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Banking;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Banking;

/// <summary>What the desk of bank statements shows: before an import what it would do, and afterwards each row beside
/// our books.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class BankDeskTests(DatabaseProvider provider)
{
    private const string Bank = "农商银行";
    private const string File =
        "日期,金额,对方\n2026-05-06,-500.00,财付通\n2026-05-07,12.50,王小苗\n2026-05-07,12.50,王小苗\n";

    private VillageAtWork work = null!;
    private StaffActor treasurer;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        treasurer = await work.Treasurer();
        var columns = new StatementColumns("日期", "金额", null, null, "对方", null, null);
        _ = (await work.Village.Run((SaveBankLayout feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, Bank, columns), default))).OrThrow();
        await work.Post(
            BusinessKey.ToppedUp("W1"), BeijingTime.At(new(2026, 5, 5), new TimeOnly(10, 0)),
            JournalLine.Debit(Account.WeChatOperation, new(50_000)), JournalLine.Credit(Account.Bank, new(50_000)));
        await work.Village.Advance(TimeSpan.FromDays(6));
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is not null) await work.DisposeAsync();
    }

    [Test]
    public async Task A_preview_tells_what_the_import_does_and_keeps_nothing()
    {
        var preview = (await Preview()).OrThrow();

        Assert.That(await work.Village.Look(db => db.BankRows.CountAsync()), Is.Zero);
        Assert.That(await work.Village.Look(db => db.Breaks.CountAsync()), Is.Zero);
        var done = (await Import()).OrThrow();
        Assert.That(preview.Result with { FileId = done.FileId }, Is.EqualTo(done));
        Assert.That((done.Added, done.Matched, done.Breaks, done.MissingTheirs), Is.EqualTo((3, 1, 2, 0)));
        Assert.That(
            preview.Rows.Select(row => (row.Line, row.Told.EntryKey, row.IsKnown)),
            Is.EqualTo(new[]
            {
                (2, BusinessKey.ToppedUp("W1").ToString(), false), (3, null, false), (4, null, false),
            }));
        Assert.That((await Preview()).OrThrow().Rows.Select(row => row.IsKnown), Is.All.True);
    }

    [Test]
    public async Task Rows_are_found_by_amount_file_and_direction_beside_their_entry_or_their_break()
    {
        var file = (await Import()).OrThrow().FileId!.Value;

        var missing = await Rows(new(new(), IsMatched: false, Search: "12.5", FileId: file, IsIn: true));
        var matched = await Rows(new(new(), IsMatched: true));

        Assert.That(missing.Select(row => row.Break?.Status), Is.EqualTo(new[] { BreakStatus.Open, BreakStatus.Open }));
        Assert.That(matched.Select(row => row.EntryKey), Is.EqualTo(new[] { BusinessKey.ToppedUp("W1").ToString() }));
        Assert.That(await Rows(new(new(), IsIn: false, Search: "王小苗")), Is.Empty);
        var counts = await work.Village.Run((ListBankRows feature) => feature.Count(new(new()), default));
        Assert.That(counts, Is.EqualTo(new ListBankRows.Counts(1, 2)));
        var files = (await work.Village.Run((ListBankFiles feature) => feature.Run(new(new(), "五月"), default)))
            .OrThrow().Rows;
        Assert.That(
            files.Select(one => (one.Id, one.Layout, one.Rows, one.Matched)), Is.EqualTo(new[] { (file, Bank, 3, 1) }));
    }

    private ImportBankStatement.Command Command => new(treasurer, "五月.csv", Bank, Encoding.UTF8.GetBytes(File));

    private Task<Outcome<PreviewBankStatement.View>> Preview() =>
        work.Village.Run((PreviewBankStatement feature) => feature.Run(Command, default));

    private Task<Outcome<ImportBankStatement.Result>> Import() =>
        work.Village.Run((ImportBankStatement feature) => feature.Run(Command, default));

    private async Task<IReadOnlyList<BankRowView>> Rows(ListBankRows.Query query) =>
        (await work.Village.Run((ListBankRows feature) => feature.Run(query, default))).OrThrow().Rows;
}
