using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using VillageCloud.Data.Leaving;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Licences;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Pictures;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Insights;

/// <summary>A village goes when nobody waits for anything of it, wholly, and its neighbour doesn't notice (decision
/// 39).</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class EraseVillageTests(DatabaseProvider provider)
{
    private const string Neighbour = "qingshan";
    private const string Decider = "王芳";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-media");
    private StoreThatIsAway pictures = null!;
    private VillageAtWork work = null!;

    private static CancellationToken Ct => CancellationToken.None;

    private TestVillage Village => work.Village;

    [SetUp]
    public async Task Start()
    {
        pictures = new(new FolderMediaStore(folder.FullName));
        work = await VillageAtWork.Start(provider, pictures);
        await using var scope = Village.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<FoundVillage>().Run(
            new(Neighbour, "青山村股份经济合作社", LegalForm.VillageCollective, "李梅"), Ct)).OrThrow();
    }

    [TearDown]
    public async Task Stop() => await work.DisposeAsync();

    [OneTimeTearDown]
    public void Clear() => folder.Delete(recursive: true);

    [Test]
    public async Task Every_row_of_it_goes_and_every_row_of_its_neighbour_stays()
    {
        await work.SellAndSettle(DemoVillage.TeaHousehold, 2);
        _ = await work.Sell(DemoVillage.TeaHousehold);
        await Upload(DemoVillage.Slug);
        var id = await Village.Look(db => Task.FromResult(db.Tenant.Id));
        var (own, neighbour) = (await RowsOf(DemoVillage.Slug), await RowsOf(Neighbour));
        Assert.That(own.Values.Count(rows => rows.Count > 0), Is.GreaterThan(25), "or nothing was tried");
        Assert.That(neighbour["audit_trail"], Is.Not.Empty);

        await EraseAsItIs(DemoVillage.Slug, mayGo: true);

        Assert.That((await RowsOf(id)).Where(table => table.Value.Count > 0).Select(table => table.Key), Is.Empty);
        Assert.That(await RowsOf(Neighbour), Is.EqualTo(neighbour));
        await VillageDatabase.Migrate(Village.Services, Ct);
        Assert.That(
            (await Words()).Select(one => (one.Village, one.Name, one.Decider, one.Export)),
            Is.EqualTo(new[] { (DemoVillage.Slug, DemoVillage.Name, Decider, (string?)null) }));
    }

    [Test]
    public async Task What_may_not_go_in_the_end_stays_as_it_was_with_its_guards()
    {
        await work.SellAndSettle(DemoVillage.TeaHousehold);
        var before = await RowsOf(DemoVillage.Slug);

        await EraseAsItIs(DemoVillage.Slug, mayGo: false);

        Assert.That(await RowsOf(DemoVillage.Slug), Is.EqualTo(before));
        Assert.That(await Words(), Is.Empty);
        await VillageDatabase.Migrate(Village.Services, Ct);
    }

    [Test]
    public async Task A_village_that_never_traded_goes_with_its_pictures_and_is_nowhere_any_more()
    {
        await Upload(Neighbour);
        Assert.That(await Enter(Neighbour), Is.Null);
        (await Close(Neighbour, export: null)).OrThrow();
        Assert.That(await All(), Is.EqualTo(new[] { DemoVillage.Slug }), "no job goes there");
        Assert.That(await Enter(Neighbour, isOtherProcess: true), Is.EqualTo("village.not_found"));
        Assert.That(await RowsIn("staff_sessions", "ended_because = 'VillageClosed'"), Is.EqualTo(1));
        Assert.That(await Founding(), Is.EqualTo("village.closed"));

        var erased = (await Erase(Neighbour, export: null)).OrThrow();
        var again = (await Erase(Neighbour, export: null)).OrThrow();

        Assert.That((erased.IsNew, again.IsNew), Is.EqualTo((true, false)));
        Assert.That(again.ErasedAt, Is.EqualTo(erased.ErasedAt).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That(await Lying(Neighbour), Is.Empty);
        Assert.That(await Founding(), Is.Null, "the slug is free again");
    }

    [Test]
    public async Task Pictures_whose_store_was_away_go_when_it_is_said_again()
    {
        await Upload(Neighbour);
        (await Close(Neighbour, export: null)).OrThrow();
        pictures.IsAway = true;
        Assert.That((await Erase(Neighbour, export: null)).Refusal?.Code, Is.EqualTo("media.store_away"));
        Assert.That((await Erase(Neighbour, export: null)).Refusal?.Code, Is.EqualTo("media.store_away"));
        pictures.IsAway = false;
        Assert.That(await Lying(Neighbour), Has.Length.EqualTo(2), "its rows have gone");

        Assert.That((await Erase(Neighbour, export: null)).OrThrow().IsNew, Is.False);

        Assert.That(await Lying(Neighbour), Is.Empty);
    }

    [Test]
    public async Task Whoever_waits_for_goods_or_money_holds_it()
    {
        Assert.That(await Refused("atlantis"), Is.EqualTo("village.not_found"));
        var order = await work.Sell(DemoVillage.TeaHousehold);
        Assert.That(await Refused(), Is.EqualTo("erase.orders_open"));
        await work.Deliver(order);
        Assert.That(await Refused(), Is.EqualTo("erase.money_owed"), "paid and not split");
        await Village.Advance(TimeSpan.FromDays(8));
        _ = await work.Settle();
        var owed = await Close(DemoVillage.Slug, export: null);
        Assert.That(owed.Refusal?.Sentence, Does.Contain("货款").And.Contain("没有结清"));
        Assert.That(await All(), Does.Contain(DemoVillage.Slug), "a village that may not go stays open");
    }

    [Test]
    public async Task Books_go_only_when_a_copy_of_all_of_them_is_at_hand()
    {
        await work.TopUp(new Money(10_000));
        Assert.That(await Refused(), Is.EqualTo("erase.books_not_exported"));
        var copy = await Proof(DemoVillage.Slug);
        var neighbours = await Close(DemoVillage.Slug, await Proof(Neighbour));
        Assert.That(neighbours.Refusal?.Code, Is.EqualTo("erase.export_of_another"));
        await work.TopUp(new Money(100));
        Assert.That((await Close(DemoVillage.Slug, copy)).Refusal?.Code, Is.EqualTo("erase.export_too_old"));

        var newest = await Proof(DemoVillage.Slug);
        (await Close(DemoVillage.Slug, newest)).OrThrow();
        (await Erase(DemoVillage.Slug, newest)).OrThrow();

        Assert.That((await Words()).Single().Export, Is.EqualTo(newest.Sha256));
    }

    [Test]
    public async Task What_only_holds_it_at_the_end_opens_it_again()
    {
        var copy = await Proof(DemoVillage.Slug);
        (await Close(DemoVillage.Slug, copy)).OrThrow();
        var before = await RowsOf(DemoVillage.Slug);
        // As if an entry had come while the processes were told.
        var older = copy with
        {
            Rows = copy.Rows.ToDictionary(
                table => table.Key, table => table.Key == "journal_entries" ? table.Value - 1 : table.Value),
        };

        Assert.That((await Erase(DemoVillage.Slug, older)).Refusal?.Code, Is.EqualTo("erase.export_too_old"));

        Assert.That((await RowsOf(DemoVillage.Slug))["journal_lines"], Is.EqualTo(before["journal_lines"]));
        Assert.That(await All(), Does.Contain(DemoVillage.Slug));
        Assert.That(await Enter(DemoVillage.Slug, isOtherProcess: true), Is.Null);
    }

    [Test]
    public async Task Guards_that_a_killed_erasure_left_away_come_back()
    {
        await Village.Look(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER tr_journal_lines_no_delete"));
        _ = await Assert.ThrowsAsync<SchemaFaultException>(() => VillageDatabase.Migrate(Village.Services, Ct));

        await VillageErasure.PutGuardsBack(Village.Services, Ct);

        await VillageDatabase.Migrate(Village.Services, Ct);
    }

    [Test]
    public async Task A_user_that_only_changes_rows_may_not_and_is_told_whom_it_takes()
    {
        if (provider == DatabaseProvider.Sqlite) return; // Its file has no users.
        var settings = Village.Services.GetRequiredService<DatabaseSettings>();
        var server = new MySqlConnectionStringBuilder(settings.ConnectionString);
        var app = $"app_{Guid.NewGuid():N}"[..20];
        var grant = $"CREATE USER '{app}'@'%' IDENTIFIED BY 'app'; "
            + $"GRANT SELECT, INSERT, UPDATE, DELETE ON `{server.Database}`.* TO '{app}'@'%'";
        await Village.Look(db => db.Database.ExecuteSqlRawAsync(grant));
        (server.UserID, server.Password) = (app, "app");
        await using var other = Village.On(settings with { ConnectionString = server.ConnectionString });

        var told = await Assert.ThrowsAsync<NotTheOwnerException>(() => VillageErasure.PutGuardsBack(other, Ct));

        Assert.That(told!.Message, Does.Contain("migrate").And.Contain("没有改表的权限"));
        var drop = $"DROP USER '{app}'@'%'";
        await Village.Look(db => db.Database.ExecuteSqlRawAsync(drop));
        await VillageDatabase.Migrate(Village.Services, Ct);
    }

    [TestCase("")]
    [TestCase("  ")]
    public async Task Whoever_decides_it_has_a_name(string name)
    {
        await using var scope = Village.Services.CreateAsyncScope();
        var closed = await scope.ServiceProvider.GetRequiredService<CloseVillage>().Run(
            new(DemoVillage.Slug, name, null), Ct);
        Assert.That(closed.Refusal?.Code, Is.EqualTo("erase.decided_by"));
    }

    private async Task<PicturePlace[]> Lying(string village) =>
        (await pictures.WrittenBefore(village, DateTimeOffset.MaxValue, Ct)).OrThrow();

    private async Task Upload(string village)
    {
        await using var scope = await EvenClosed(village);
        var staff = scope.ServiceProvider.GetRequiredService<VillageDb>().Staff;
        var name = await staff.OrderBy(one => one.Id).Select(one => one.Name).FirstAsync();
        _ = await staff.Where(one => one.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, StaffRole.StoreKeeper));
        var by = await scope.ServiceProvider.SignIn(name, Ct);
        var photograph = Photos.Jpeg(300, 200);
        _ = (await scope.ServiceProvider.GetRequiredService<UploadPicture>().Run(new(by, photograph), Ct)).OrThrow();
        var scan = (await scope.ServiceProvider.GetRequiredService<UploadScan>().Run(new(by, photograph), Ct))
            .OrThrow().Id;
        LicenceEntry paper = new(
            LicenceKind.FoodWorkshop, "浙小作坊 1", Household: null, new(2026, 5, 1), Until: null, scan);
        _ = (await scope.ServiceProvider.GetRequiredService<SaveLicence>().Run(
            new(IdempotencyKey.New(), by, Id: null, 0, paper), Ct)).OrThrow();
    }

    private async Task<string?> Refused(string village = DemoVillage.Slug)
    {
        await using var scope = Village.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<CloseVillage>().Run(new(village, Decider, null), Ct))
            .Refusal?.Code;
    }

    private async Task<Outcome> Close(string village, ExportProof? export)
    {
        await using var scope = Village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CloseVillage>().Run(
            new(village, Decider, export), Ct);
    }

    private async Task<Outcome<EraseVillage.Result>> Erase(string village, ExportProof? export)
    {
        await using var scope = Village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EraseVillage>().Run(
            new(village, Decider, export), Ct);
    }

    private async Task<string?> Founding()
    {
        await using var scope = Village.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FoundVillage>().Run(
            new(Neighbour, "新青山村合作社", LegalForm.FarmersCooperative, "李梅"), Ct)).Refusal?.Code;
    }

    /// <param name="isOtherProcess">One that remembers no village.</param>
    private async Task<string?> Enter(string village, bool isOtherProcess = false)
    {
        await using var scope = Village.Services.CreateAsyncScope();
        var enter = isOtherProcess
            ? new EnterVillage(scope.ServiceProvider.GetRequiredService<VillageDb>(), new())
            : scope.ServiceProvider.GetRequiredService<EnterVillage>();
        return (await enter.Run(village, Ct)).Refusal?.Code;
    }

    private async Task<IReadOnlyList<string>> All()
    {
        await using var scope = Village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnterVillage>().All(Ct);
    }

    private async Task<List<ErasedVillage>> Words()
    {
        await using var scope = Village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VillageDb>().ErasedVillages.AsNoTracking().ToListAsync();
    }

    private async Task EraseAsItIs(string village, bool mayGo)
    {
        await using var scope = await EvenClosed(village);
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var cooperative = await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Village == village);
        var isGone = await VillageErasure.Erase(
            db, () => Task.FromResult(mayGo), new(cooperative, Decider, export: null, work.Now), Ct);
        Assert.That(isGone, Is.EqualTo(mayGo));
    }

    private async Task<ExportProof> Proof(string village) => new(
        village, new string('a', 64),
        (await RowsOf(village)).ToDictionary(table => table.Key, table => (long)table.Value.Count));

    private async Task<long> RowsIn(string table, string condition)
    {
        await using var scope = Village.Services.CreateAsyncScope();
        var sql = $"SELECT COUNT(*) AS Value FROM {table} WHERE {condition}";
        return await scope.ServiceProvider.GetRequiredService<VillageDb>().Database.SqlQueryRaw<long>(sql)
            .SingleAsync();
    }

    private async Task<AsyncServiceScope> EvenClosed(string village)
    {
        var scope = Village.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().EvenClosed(village, Ct)).OrThrow();
        return scope;
    }

    /// <summary>Every row that it has, by table, in words.</summary>
    private async Task<Dictionary<string, List<string>>> RowsOf(string village)
    {
        await using var scope = await EvenClosed(village);
        return await RowsOf(scope.ServiceProvider.GetRequiredService<VillageDb>());
    }

    private async Task<Dictionary<string, List<string>>> RowsOf(CooperativeId gone)
    {
        await using var scope = Village.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Become(gone, DemoVillage.Slug);
        return await RowsOf(scope.ServiceProvider.GetRequiredService<VillageDb>());
    }

    private static Task<Dictionary<string, List<string>>> RowsOf(VillageDb db) => db.AtOneMoment(
        async () =>
        {
            var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var table in VillageTables.Of(db))
            {
                all[table.Name] = [];
                await foreach (var row in VillageRows.Read(db, table, Ct))
                    all[table.Name].Add(string.Join('|', row.Select(Text)));
            }

            return all;
        },
        Ct);

    private static string Text(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
