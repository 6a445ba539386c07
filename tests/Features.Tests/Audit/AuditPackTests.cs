using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Audit;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Audit;

/// <summary>Whoever doesn't believe us takes the pack and computes it again with the auditor's program.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class AuditPackTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;
    private PeriodId may;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        var order = await work.SellAndDeliver(DemoVillage.TeaHousehold, quantity: 2);
        await work.Village.Advance(TimeSpan.FromDays(8));
        _ = await work.Settle();
        await work.Refund(order, new(1_001));
        _ = await work.Village.Look(db => db.Households.Where(one => one.Number == DemoVillage.TeaHousehold)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, "=1+1,\"林\"")));
        may = await work.CloseMay(1, 2, 3);
    }

    [TearDown]
    public ValueTask Stop() => work?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Test]
    public async Task The_auditors_program_computes_from_the_pack_what_the_books_say()
    {
        var plan = (await work.Village.Run(async (DraftDividendPlan feature) => await feature.Run(
            new(IdempotencyKey.New(), await work.Treasurer(), may), default))).OrThrow();

        var files = Unpack((await Export(await work.Treasurer())).OrThrow().Content);

        using var dividend = Allocate(files["分红/2026-05.json"]);
        Assert.That(
            dividend.RootElement.GetProperty("households").EnumerateArray().Select(one => (
                Fen(one, "household_no"), Fen(one, "patronage_fen"), Fen(one, "capital_fen"), Fen(one, "payout_fen"))),
            Is.EquivalentTo(plan.Shares.Select(one => (
                (long)one.Number, one.Patronage.Fen, one.Capital.Fen, one.Payout.Fen))));
        using var settlement = Allocate(files["清分/2026-05.json"]);
        var parts = new Dictionary<long, long>();
        foreach (var (list, split) in new[] { ("settled_lines", "split_fen"), ("refund_adjustments", "delta_fen") })
        {
            foreach (var line in settlement.RootElement.GetProperty(list).EnumerateArray())
            {
                parts[Fen(line, "line_no")] = parts.GetValueOrDefault(Fen(line, "line_no"))
                    + line.GetProperty(split).EnumerateObject().First().Value.GetInt64();
            }
        }

        var booked = Rows(files["清分/2026-05-结果.csv"]).ToDictionary(row => long.Parse(row[0]), row => Yuan(row[6]));
        Assert.That(parts, Is.EquivalentTo(booked).And.Count.GreaterThan(3));
        Assert.That(
            settlement.RootElement.GetProperty("refund_adjustments").GetArrayLength(), Is.EqualTo(1),
            "what went back afterwards is computed too");
    }

    [Test]
    public async Task It_holds_books_that_balance_statements_checks_and_a_checksum_of_each()
    {
        var files = Unpack((await Export(await work.Treasurer())).OrThrow().Content);

        var entries = Rows(files["账本/分录.csv"]);
        Assert.That(entries.Sum(row => Yuan(row[^2])), Is.EqualTo(entries.Sum(row => Yuan(row[^1]))).And.Positive);
        Assert.That(Rows(files["自检.csv"]).Select(row => row[1]), Is.All.EqualTo("成立"));
        Assert.That(files.Keys, Does.Contain("账本/账本.journal").And.Contain("报表/2026-05-科目余额表.csv")
            .And.Contain("报表/2026-05-盈余及盈余分配表.csv").And.Contain("说明.txt"));
        Assert.That(
            Text(files["报表/2026-05-成员账户.csv"]), Does.Contain("\" =1+1,\"\"林\"\"\""), "nothing typed is a formula");
        foreach (var line in Text(files["校验.sha256"]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (sum, name) = (line[..64], line[66..]);
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(files[name])), Is.EqualTo(sum), name);
        }
    }

    [Test]
    public async Task Only_who_may_takes_it_along_the_trail_tells_and_only_the_supervisor_sees_the_trail_in_it()
    {
        var keeper = await Export(await work.Staff(DemoVillage.StoreKeeper));
        var treasurer = Unpack((await Export(await work.Treasurer())).OrThrow().Content);
        var supervisor = Unpack((await Export(await work.Staff(DemoVillage.Supervisor))).OrThrow().Content);

        Assert.That(keeper.Refusal?.Code, Is.EqualTo("access.not_your_duty"));
        Assert.That(treasurer.Keys, Does.Not.Contain("操作记录.csv"));
        Assert.That(Text(supervisor["操作记录.csv"]), Does.Contain("audit_pack.export"));
        Assert.That(
            await work.Village.Look(db => db.AuditTrail.CountAsync(one => one.Verb == "audit_pack.export")),
            Is.EqualTo(2));
    }

    private Task<Outcome<ExportAuditPack.Result>> Export(StaffActor by) =>
        work.Village.Run((ExportAuditPack feature) => feature.Run(new(by), default));

    private static Dictionary<string, byte[]> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static JsonDocument Allocate(byte[] facts)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, facts);
            using var output = new StringWriter();
            using var error = new StringWriter();
            Assert.That(AllocateCommand.Run(file, output, error), Is.Zero, error.ToString());
            return JsonDocument.Parse(output.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Text(byte[] content) => Encoding.UTF8.GetString(content).TrimStart('\uFEFF');

    /// <summary>Without the heading; none of these holds a comma within a cell.</summary>
    private static List<string[]> Rows(byte[] table) => [.. Text(table)
        .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];

    private static long Yuan(string cell) =>
        cell.Length == 0 ? 0 : Money.TryParseYuan(cell, out var amount) ? amount.Fen : throw new FormatException(cell);

    private static long Fen(JsonElement one, string name) => one.GetProperty(name).GetInt64();
}
