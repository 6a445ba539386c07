using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>Two people pay the households, and households take their money: short sentences for the tests.</summary>
internal sealed class PayoutDesk(VillageAtWork work)
{
    /// <summary>Null when there is nothing to pay.</summary>
    public async Task<BatchView?> Send()
    {
        var (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        var drafted = await work.Village.Run((DraftPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer), default));
        if (drafted.Refusal is NothingToPay) return null;
        var batch = drafted.OrThrow();
        _ = (await work.Village.Run((ApprovePayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, batch.Id, batch.Total), default))).OrThrow();
        await DeliverOutbox();
        return batch;
    }

    /// <summary>The payee taps on WeChat's sheet; WeChat tells us within the hour.</summary>
    public async Task Take(Payout payout)
    {
        var openId = await OpenIdOf(payout.HouseholdId);
        _ = await work.Village.Sandbox.Tell(
            "user/confirm-transfer", new { packageInfo = payout.PackageInfo, @as = openId }, CancellationToken.None);
        await work.Village.Advance(TimeSpan.FromHours(1));
        await Ask();
    }

    public async Task TakeAll()
    {
        foreach (var payout in await Payouts(PayoutStatus.WaitingForPayee)) await Take(payout);
    }

    public Task<List<Payout>> Payouts(PayoutStatus status) => work.Village.Look(db => db.Payouts.AsNoTracking()
        .Where(payout => payout.Status == status).OrderBy(payout => payout.Id).ToListAsync());

    public Task<string> OpenIdOf(HouseholdId household) => work.Village.Look(async db =>
        (await db.Households.SingleAsync(one => one.Id == household)).Payee!.OpenId!);

    public Task<Tally> DeliverOutbox() => work.Village.Run((DeliverOutbox feature) => feature.Run(new(), default));

    public async Task Ask() =>
        _ = await work.Village.Run((AskAboutTransfers feature) => feature.Run(new(), default));
}
