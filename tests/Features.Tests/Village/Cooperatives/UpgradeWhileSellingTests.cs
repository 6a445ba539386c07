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
        using var upgraded = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var selling = Task.Run(async () =>
        {
            var orders = 0;
            // One more on the new tables than while they changed.
            for (var isLast = false; !isLast; orders++)
            {
                isLast = upgraded.IsCancellationRequested;
                await work.SellAndSettle(1);
                begun.TrySetResult();
            }

            return orders;
        });
        await Task.WhenAny(begun.Task, selling);

        await VillageDatabase.Migrate(next, CancellationToken.None);
        await upgraded.CancelAsync();
        var orders = await selling;

        Assert.That(orders, Is.GreaterThan(1));
        Assert.That(await Sold() - before, Is.EqualTo(orders));
        Assert.That(await work.Village.Look(db => db.Sales.AllAsync(one => one.SettledAt != null)), Is.True);
        await work.CheckBooks();

        Task<int> Sold() => work.Village.Look(db => db.Sales.CountAsync(one => one.Item > 0));
    }
}
