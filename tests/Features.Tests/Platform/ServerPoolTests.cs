using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using VillageCloud.Data;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>Connections are taken from the pool without asking the server, so it has to be noticed when they died
/// there: a server that was started again, a line that was cut.</summary>
public sealed class ServerPoolTests
{
    private const int AtOnce = 6;

    private TestVillage village = null!;

    [SetUp]
    public async Task Start() => village = await TestVillage.Start(DatabaseProvider.MySql);

    [TearDown]
    public async Task End() => await village.DisposeAsync();

    [Test]
    public async Task After_a_quiet_second_nobody_meets_a_connection_that_died()
    {
        await FillThePool();
        Assert.That(await CutAll(), Is.GreaterThanOrEqualTo(AtOnce), "so many lay in the pool");
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        Assert.That(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Ask())), Is.All.True);
    }

    [Test]
    public async Task In_the_midst_of_work_at_most_one_meets_it_and_those_behind_do_not()
    {
        await FillThePool();
        _ = await CutAll();

        var answers = new List<bool>();
        for (var i = 0; i < AtOnce; i++) answers.Add(await Ask());

        Assert.That(answers.Skip(1), Is.All.True, "the first one's trouble empties the pool");
    }

    [Test]
    public async Task Whoever_begins_to_write_does_not_meet_it_at_all()
    {
        await FillThePool();
        _ = await CutAll();

        var done = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => village.Run((UnitOfWork work) =>
            work.Do<int>(static () => Task.FromResult<Outcome<int>>(1), CancellationToken.None))));

        Assert.That(done.Select(static one => one.OrThrow()), Is.All.EqualTo(1));
    }

    /// <param name="isUnderstood">Whether the server was asked it before, on the connection that is taken next.</param>
    [TestCase(true)]
    [TestCase(false)]
    public async Task Nor_does_whoever_asks_what_a_cart_costs(bool isUnderstood)
    {
        var ask = await QuestionOfACart();
        await FillThePool();
        if (isUnderstood) Assert.That((await ask()).IsRefused, Is.False);
        _ = await CutAll();

        Assert.That((await ask()).IsRefused, Is.False);
    }

    [Test]
    public async Task A_transaction_that_was_left_open_does_not_reach_the_next()
    {
        var left = await village.Look(async db =>
        {
            _ = await db.Database.BeginTransactionAsync();
            return await Connection(db);
        });

        var next = await village.Look(Connection);

        Assert.That((left % 10, next % 10), Is.EqualTo((1, 0)));
        Assert.That(next / 10, Is.EqualTo(left / 10), "the same connection");
    }

    // Its number, and in the last place whether a transaction is open on it.
    private static Task<long> Connection(VillageDb db) =>
        db.Database.SqlQueryRaw<long>("SELECT CONNECTION_ID() * 10 + @@in_transaction AS Value").SingleAsync();

    private async Task<Func<Task<Outcome<QuoteView>>>> QuestionOfACart()
    {
        var sku = await village.Look(db => db.Skus.Where(sku => sku.Stock > 0).Select(sku => sku.Id).FirstAsync());
        var shopper = await village.Look(async db =>
        {
            var one = new Shopper(db.Tenant.Id, "asks", village.Now);
            db.Shoppers.Add(one);
            await db.SaveChangesAsync();
            return one.Id;
        });
        return () => village.Run((QuoteOrder feature) => feature.Run(
            new(shopper, [new(sku, 1)], new("林一", "13800000001", "浙江省", "诸暨市", "浣东街道 1 号")), default));
    }

    // Nobody gives theirs back before everybody has one.
    private async Task FillThePool()
    {
        var left = AtOnce;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => village.Look(async db =>
        {
            await db.Database.OpenConnectionAsync();
            if (Interlocked.Decrement(ref left) == 0) all.SetResult();
            await all.Task;
            return await db.Households.AnyAsync();
        })));
        Assert.That(asked, Is.All.True);
        Assert.That(await Ask(), Is.True, "the server was heard a moment ago");
    }

    private async Task<bool> Ask()
    {
        try
        {
            return await village.Look(db => db.Households.AnyAsync());
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    private async Task<int> CutAll()
    {
        var name = await village.Look(db => Task.FromResult(db.Database.GetDbConnection().Database));
        await using var server = new MySqlConnection(TestServers.MySql);
        await server.OpenAsync();
        var ids = new List<long>();
        const string Connected = "SELECT id FROM information_schema.processlist WHERE db = @db";
        await using (var list = new MySqlCommand(Connected, server))
        {
            list.Parameters.AddWithValue("@db", name);
            await using var rows = await list.ExecuteReaderAsync();
            while (await rows.ReadAsync()) ids.Add(rows.GetInt64(0));
        }

        foreach (var id in ids)
        {
            await using var kill = new MySqlCommand($"KILL {id}", server);
            await kill.ExecuteNonQueryAsync();
        }

        return ids.Count;
    }
}
