using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>On a server, where roles run apart, one of them may be left running while the tables change. On SQLite
/// nobody may: <see cref="UpgradeAloneTests"/>.</summary>
public sealed class UpgradeWhileSellingTests() : UpgradeFixture(DatabaseProvider.MySql)
{
    [Test]
    public async Task Who_forgets_to_stop_selling_meanwhile_loses_nothing_by_it()
    {
        var before = await Sold();
        var orders = 0;
        var upgrade = Task.Run(() => VillageDatabase.Migrate(Next, CancellationToken.None));

        for (; !upgrade.IsCompleted; orders++) await Work.SellAndSettle(1);
        await upgrade;
        await Work.SellAndSettle(1);
        orders++;

        Assert.That(orders, Is.GreaterThan(1), "one at least while the tables changed, and one on the new ones");
        Assert.That(await Sold() - before, Is.EqualTo(orders));
        Assert.That(await Work.Village.Look(db => db.Sales.AllAsync(one => one.SettledAt != null)), Is.True);
        await Work.CheckBooks();

        Task<int> Sold() => Work.Village.Look(db => db.Sales.CountAsync(one => one.Item > 0));
    }
}
