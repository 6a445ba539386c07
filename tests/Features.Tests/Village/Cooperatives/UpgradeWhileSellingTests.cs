using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Features.Tests.Finance.Settlement;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>On a server, where roles run apart, one of them may be left running while the tables change. On SQLite one
/// process does both, one after the other; beside another it isn't safe, because EF copies a table and puts the copy in
/// its place in two transactions.</summary>
public sealed class UpgradeWhileSellingTests
{
    private VillageAtWork work = null!;
    private ServiceProvider next = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(DatabaseProvider.MySql);
        next = NextVersion.Of(work.Village);
        // The first sale of a process takes longer than the tables.
        await work.SellAndSettle(1);
    }

    [TearDown]
    public async Task Stop()
    {
        if (next is not null) await next.DisposeAsync();
        if (work is not null) await work.DisposeAsync();
    }

    [Test]
    public async Task Who_forgets_to_stop_selling_meanwhile_loses_nothing_by_it()
    {
        var before = await Sold();
        var orders = 0;
        var upgrade = Task.Run(() => VillageDatabase.Migrate(next, CancellationToken.None));

        for (; !upgrade.IsCompleted; orders++) await work.SellAndSettle(1);
        await upgrade;
        await work.SellAndSettle(1);
        orders++;

        Assert.That(orders, Is.GreaterThan(1), "one at least while the tables changed, and one on the new ones");
        Assert.That(await Sold() - before, Is.EqualTo(orders));
        Assert.That(await work.Village.Look(db => db.Sales.AllAsync(one => one.SettledAt != null)), Is.True);
        await work.CheckBooks();

        Task<int> Sold() => work.Village.Look(db => db.Sales.CountAsync(one => one.Item > 0));
    }
}
