using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.DevHost.Story;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Jobs;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A village whose job host is off: what is due stays due, until somebody does it by hand or a test lets one
/// job run.</summary>
internal sealed class IdleVillage : IAsyncDisposable
{
    private IdleVillage(StoryWorld world) => World = world;

    public StoryWorld World { get; }

    public static async Task<IdleVillage> Open() =>
        new(await StoryWorld.OneProcess(database: null, CancellationToken.None, roles: "api,admin"));

    /// <summary>Lets one job of the schedule do what is due now.</summary>
    public Task Run(string job) => World.Staff<IServiceProvider, int>(async scope =>
    {
        var tally = await Schedule.All.Single(line => line.Id == job).Run(scope, CancellationToken.None);
        return tally?.Left ?? 0;
    });

    /// <summary>One of each product, bought and paid by a shopper each; gives the orders' numbers.</summary>
    public async Task<List<string>> Sell(params string[] products)
    {
        var numbers = new List<string>();
        foreach (var product in products)
        {
            using var shopper = new InsistentShopper(World.Api, World.Sandbox);
            await shopper.Choose(product, CancellationToken.None);
            numbers.Add(await shopper.Buy(CancellationToken.None));
        }

        await Hear(numbers, OrderStatus.Paid);
        return numbers;
    }

    /// <summary>Shipped, received, and settled by WeChat: from here on runs the after-sales window.</summary>
    public async Task Deliver(IReadOnlyList<string> numbers)
    {
        // WeChat lists a payment for shipping a little after it was made.
        await World.Advance(TimeSpan.FromHours(2), CancellationToken.None);
        var keeper = await World.SignIn(DemoVillage.StoreKeeper, default);
        foreach (var number in numbers)
        {
            (await World.Staff<ShipOrder, Outcome<ShipmentView>>(feature => feature.Run(
                new(IdempotencyKey.New(), keeper, number, "SF", $"SF10000000{number[^6..]}"), default)))
                .OrThrow();
        }

        await Run("deliver-outbox");
        foreach (var number in numbers)
            _ = await World.Sandbox.Tell("user/confirm-receive", new { outTradeNo = number }, default);
        await Hear(numbers, OrderStatus.Completed);
    }

    public Task<T> Look<T>(Func<VillageDb, Task<T>> look) => World.Staff<VillageDb, T>(look);

    public Task<Money> Balance(Account account) =>
        World.Staff<Books, Money>(books => books.Balance(account, CancellationToken.None));

    public ValueTask DisposeAsync() => World.DisposeAsync();

    // WeChat's notices come when they come.
    private async Task Hear(IReadOnlyList<string> numbers, OrderStatus wanted)
    {
        for (var left = 100; !await Are(numbers, wanted); left--)
        {
            Assert.That(left, Is.Positive, $"WeChat told that the orders are {wanted}");
            await Task.Delay(50);
            await Run("process-inbox");
        }
    }

    private Task<bool> Are(IReadOnlyList<string> numbers, OrderStatus wanted) => Look(async db =>
        await db.Orders.CountAsync(order => numbers.Contains(order.Number) && order.Status == wanted)
            == numbers.Count);
}
