using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Tests.Model;

/// <summary>How a history begins: on some day of May, two orders are settled and the operation account has money, so
/// that there is something to pay, to take back and to share from the first step on.</summary>
internal static class Opening
{
    /// <summary>One history in so many begins late in the month, closes it and shares its surplus.</summary>
    private const int LateOnes = 4;

    private static readonly TimeSpan Window = TimeSpan.FromDays(7.5);

    public static async Task Play(Play play)
    {
        var isLate = play.Seed % LateOnes == 0;
        await play.Move(TimeSpan.FromDays(isLate ? play.Chance.Next(14, 17) : play.Chance.Next(4)));
        var (shopper, keeper, clock) = (new ShopperActs(play), new KeeperActs(play), new ClockActs(play));
        for (var order = 0; order < 2; order++)
        {
            _ = await shopper.Buy(isPaid: true);
            await play.Move(TimeSpan.FromMinutes(2));
            _ = await keeper.Ship();
        }

        await clock.Start("deliver-outbox");
        for (var order = 0; order < 2; order++) _ = await new WeChatActs(play).Receive();
        await play.Move(Window);
        await clock.Start("settle-due-lines");
        await new PayoutActs(play).TopUp(new Money(play.Chance.Next(100, 400) * 100L));
        _ = await new PayoutActs(play).ApprovePosting();
    }
}
