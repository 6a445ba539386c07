using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.DevHost.Story;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The drill: a machine is lost, and its village goes on elsewhere.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both)), NonParallelizable]
public sealed class RestoreTests(DatabaseProvider provider)
{
    private readonly DirectoryInfo shelf = Directory.CreateTempSubdirectory("village-backups");
    private MortalVillage village = null!;

    [SetUp]
    public async Task Start() => village = await MortalVillage.Start(provider, CancellationToken.None);

    [TearDown]
    public async Task Stop()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
            TestContext.Out.WriteLine(village.Told());
        await village.DisposeAsync();
        shelf.Delete(recursive: true);
    }

    [Test, CancelAfter(180_000)]
    public async Task What_was_copied_while_people_bought_goes_on_elsewhere_with_its_books_equal_to_the_fen(
        CancellationToken ct)
    {
        var file = await BackUpWhilePeopleBuy(ct);
        _ = await Buy(ct);
        await PaidFor(1, ct);
        var refused = await village.Type("restore", "--from", file);
        var lost = await village.LoseTheMachine(ct);

        var restored = await village.Type("restore", "--from", file);
        var again = await village.Type("restore", "--from", file);

        Assert.That(refused.ExitCode, Is.EqualTo(1), "beside a village that is there");
        Assert.That(refused.Errors, Does.Contain("没有改动"));
        Assert.That((restored.ExitCode, restored.Errors), Is.EqualTo((0, "")));
        Assert.That(restored.Output, Does.Contain("账目完整"));
        Assert.That(again.ExitCode, Is.EqualTo(1), "over what was just put back");

        await village.Rise(ct);
        var (before, after) = (await Books(lost, ct), await Books(village.World, ct));
        Assert.That(after, Is.Not.Empty);
        Assert.That(after, Is.SubsetOf(before), "each line as it was");
        Assert.That(
            before.Count, Is.GreaterThan(after.Count), "what came after the copy is lost, or nothing was tried");
        await BooksHold(ct);
        Assert.That(await Look(db => db.StaffSessions.CountAsync(one => one.EndedAt == null, ct)), Is.Zero);
        Assert.That(await Look(db => db.Sessions.CountAsync(ct)), Is.Zero);

        await WhatWasPaidSinceIsFound(lost, ct);
        _ = await Buy(ct);
        await lost.DisposeAsync();
    }

    [Test, CancelAfter(120_000)]
    public async Task What_is_no_backup_or_not_whole_changes_nothing(CancellationToken ct)
    {
        var file = await BackUpWhilePeopleBuy(ct);
        var damaged = Path.Combine(shelf.FullName, "damaged.zip");
        var bytes = await File.ReadAllBytesAsync(file, ct);
        bytes[bytes.Length / 3] ^= 0x55;
        await File.WriteAllBytesAsync(damaged, bytes, ct);
        var cut = Path.Combine(shelf.FullName, "cut.zip");
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)], ct);
        var other = Path.Combine(shelf.FullName, "other.zip");
        await using (var zip = await ZipFile.OpenAsync(other, ZipArchiveMode.Create, ct))
            _ = zip.CreateEntry("letter.txt");
        await (await village.LoseTheMachine(ct)).DisposeAsync();

        foreach (var (from, says) in new[]
                 {
                     (damaged, "已损坏"), (cut, "已损坏"), (other, "不是本系统的备份"),
                     (Path.Combine(shelf.FullName, "nowhere.zip"), "没有这个文件"),
                 })
        {
            var said = await village.Type("restore", "--from", from);
            Assert.That(said.ExitCode, Is.EqualTo(1), from);
            Assert.That(said.Errors, Does.Contain(says).And.Not.Contain("   at "), from);
        }

        var whole = await village.Type("restore", "--from", file);
        Assert.That(whole.ExitCode, Is.Zero, "the database was left empty: " + whole.Errors);
        await village.Rise(ct);
    }

    [Test, CancelAfter(60_000)]
    public async Task Only_so_many_backups_are_kept_as_were_asked_for(CancellationToken ct)
    {
        foreach (var day in new[] { "20260101T000000Z", "20260102T000000Z", "20260103T000000Z" })
            await File.WriteAllTextAsync(Path.Combine(shelf.FullName, $"village-{day}.zip"), "", ct);
        await File.WriteAllTextAsync(Path.Combine(shelf.FullName, "notes.txt"), "", ct);

        var said = await village.Type("backup", "--to", shelf.FullName, "--keep", "2");

        Assert.That(said.ExitCode, Is.Zero, said.Errors);
        Assert.That(
            shelf.GetFiles().Select(static file => file.Name).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "notes.txt", "village-20260103T000000Z.zip", Path.GetFileName(said.Output.Trim()) }));
        if (!OperatingSystem.IsWindows())
            Assert.That(
                File.GetUnixFileMode(said.Output.Trim()), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private async Task<string> BackUpWhilePeopleBuy(CancellationToken ct)
    {
        _ = await Buy(ct);
        await PaidFor(1, ct);
        using var enough = new CancellationTokenSource();
        var buying = Task.Run(
            async () =>
            {
                var bought = 0;
                for (; !enough.IsCancellationRequested; bought++) _ = await Buy(ct);
                return bought;
            },
            ct);
        var said = await village.Type("backup", "--to", shelf.FullName);
        await enough.CancelAsync();
        Assert.That(await buying, Is.Positive, "people bought meanwhile");
        Assert.That((said.ExitCode, said.Errors), Is.EqualTo((0, "")));
        return said.Output.Trim();
    }

    private async Task<string> Buy(CancellationToken ct)
    {
        using var shopper = new InsistentShopper(village.Api, village.World.Sandbox);
        await shopper.Choose(DemoVillage.NutName, ct);
        return await shopper.Buy(ct);
    }

    /// <summary>Waits until all that was ordered is paid, and that at least so many are.</summary>
    private async Task PaidFor(int least, CancellationToken ct)
    {
        for (var left = 1; left > 0;)
        {
            await village.World.Sandbox.Advance(TimeSpan.FromMinutes(1), ct);
            left = await Look(db => db.Orders.CountAsync(one => one.Status == OrderStatus.AwaitingPayment, ct));
        }

        Assert.That(
            await Look(db => db.Orders.CountAsync(one => one.Status == OrderStatus.Paid, ct)),
            Is.AtLeast(least));
    }

    /// <summary>The payments of which only WeChat knows stand as differences the next morning, each by its number.
    /// </summary>
    private async Task WhatWasPaidSinceIsFound(StoryWorld lost, CancellationToken ct)
    {
        var known = await Look(db => db.Payments.Select(one => one.OutTradeNo).ToListAsync(ct));
        var missing = (await lost.Staff((VillageDb db) => db.Payments.Where(one => one.TransactionId != null)
            .Select(one => one.OutTradeNo).ToListAsync(ct))).Except(known).ToList();
        Assert.That(missing, Is.Not.Empty);
        var morning = BeijingTime.At(BeijingTime.DayOf(village.World.Now).AddDays(1), new TimeOnly(10, 30));
        await village.World.Sandbox.Advance(morning - village.World.Now, ct);
        (await village.World.Staff((ReconcileYesterday feature) => feature.Run(new(), ct))).WithoutValue().OrThrow();

        var breaks = await Look(db => db.Breaks.Where(one => one.Class == BreakClass.MissingOurs)
            .Select(one => one.Subject).ToListAsync(ct));
        Assert.That(missing, Is.SubsetOf(breaks));
        Assert.That(
            await village.World.Staff((VillageDb db) => db.KnowWhatWasPaid(ct)),
            Has.Property(nameof(Outcome.Refusal)).TypeOf<NotReconciledSinceRestored>());
    }

    private async Task BooksHold(CancellationToken ct)
    {
        var findings = await village.World.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(
            feature => feature.Run(ct));
        Assert.That(findings, Is.Not.Empty);
        Assert.That(findings.Where(finding => !finding.Holds), Is.Empty);
    }

    /// <summary>Every line of the journal in words.</summary>
    private static Task<List<string>> Books(StoryWorld world, CancellationToken ct) => world.Staff(
        async (VillageDb db) => (await (
            from line in db.JournalLines.AsNoTracking()
            join entry in db.JournalEntries.AsNoTracking() on line.EntryId equals entry.Id
            select new { entry.BusinessKey, line.AccountCode, line.Amount }).ToListAsync(ct))
            .ConvertAll(one => $"{one.BusinessKey} {one.AccountCode} {one.Amount}"));

    private Task<T> Look<T>(Func<VillageDb, Task<T>> look) => village.World.Staff(look);
}
