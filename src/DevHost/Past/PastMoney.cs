using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Platform;

namespace VillageCloud.DevHost.Past;

/// <summary>Paying the households: through WeChat, the bank, and in cash.</summary>
internal sealed class PastMoney(PastVillage village)
{
    /// <summary>Top-ups are round: ten thousand fen.</summary>
    private const long Round = 10_000;

    /// <summary>What stays in the operation account, so that the newcomer can pay a batch too.</summary>
    private static readonly Money Cushion = new(80_000);

    /// <summary>The household that doesn't look at its phone, once.</summary>
    private const int Forgetful = 9;

    /// <summary>So many of the last batch still have to confirm when the newcomer comes.</summary>
    private const int StillWaiting = 2;

    private bool hasForgotten;

    /// <summary>A batch whose end is known when the newcomer comes.</summary>
    public async Task PayAll(CancellationToken ct)
    {
        if (await SendOff(ct) is not { } batch) return;
        int[] forgetful = hasForgotten ? [] : [Forgetful];
        hasForgotten |= (await Of(batch, PayoutStatus.WaitingForPayee, ct)).Exists(one => one.Household == Forgetful);
        village.Diary.Write(village.Clock.AddHours(3), token => ConfirmInWeChat(batch, forgetful, token));
        village.Diary.Write(village.Clock.AddHours(20), token => ConfirmByHand(batch, token));
        village.Diary.Write(village.Clock.AddHours(25), token => PayAgain(batch, token));
    }

    /// <summary>A batch of which the newcomer sees the end.</summary>
    public async Task PayMost(CancellationToken ct)
    {
        if (await SendOff(ct) is not { } batch) return;
        var late = (await Of(batch, PayoutStatus.WaitingForPayee, ct)).Select(one => one.Household).Distinct()
            .Take(StillWaiting).ToList();
        village.Diary.Write(village.Clock.AddHours(2), token => ConfirmInWeChat(batch, late, token));
    }

    /// <summary>The treasurer drafts and tops up, the reviewer lets go.</summary>
    private async Task<PayoutBatchId?> SendOff(CancellationToken ct)
    {
        var drafted = await village.Use<DraftPayoutBatch, Outcome<BatchView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Treasurer), ct));
        if (drafted.Refusal is NothingToPay) return null;
        var batch = drafted.OrThrow();
        await TopUp(batch, ct);
        await village.MoveTo(village.Clock.AddMinutes(25), ct);
        _ = (await village.Use<ApprovePayoutBatch, Outcome<BatchView>>(feature => feature.Run(
            new(IdempotencyKey.New(), village.Reviewer, batch.Id, batch.Total), ct))).OrThrow();
        await village.Tell(ct);
        return batch.Id;
    }

    private async Task TopUp(BatchView batch, CancellationToken ct)
    {
        var needed = Money.Sum(batch.Payouts.Where(payout => payout.Channel == PayoutChannel.WeChat)
            .Select(payout => payout.Amount));
        var there = await village.Use<Books, Money>(books => books.Balance(Account.WeChatOperation, ct));
        var amount = Money.Zero;
        while (there + amount < needed + Cushion) amount += new Money(Round);
        if (amount.IsZero) return;
        var toppedUp = await village.Sandbox.Tell(
            "accounts/topup", new { account = "OPERATION", fen = amount.Fen }, ct);
        var flowNo = toppedUp.GetProperty("flowNo").GetString()!;
        var asked = (await village.Use<RequestTopUp, Outcome<RequestTopUp.Result>>(feature => feature.Run(
            new(IdempotencyKey.New(), village.Treasurer, amount, flowNo), ct))).OrThrow();
        _ = (await village.Use<ApprovePosting, Outcome<PostedByHand>>(feature => feature.Run(
            new(IdempotencyKey.New(), village.Reviewer, asked.Id, amount), ct))).OrThrow();
    }

    private async Task ConfirmInWeChat(PayoutBatchId batch, IReadOnlyCollection<int> butNot, CancellationToken ct)
    {
        foreach (var waiting in await Of(batch, PayoutStatus.WaitingForPayee, ct))
        {
            if (butNot.Contains(waiting.Household)) continue;
            _ = await village.Sandbox.Tell(
                "user/confirm-transfer",
                new { packageInfo = waiting.Payout.PackageInfo, @as = $"household-{waiting.Household}" }, ct);
        }

        await village.Moment(ct);
    }

    private async Task ConfirmByHand(PayoutBatchId batch, CancellationToken ct)
    {
        foreach (var (payout, household) in await Of(batch, PayoutStatus.Submitted, ct))
        {
            var evidence = payout.Channel == PayoutChannel.Bank
                ? $"银行回单 {BeijingTime.DayOf(village.Clock):yyyyMMdd}{household:00}"
                : $"现金签收单 {household.ToString(CultureInfo.InvariantCulture)} 号户";
            _ = (await village.Use<ConfirmManualPayout, Outcome<ConfirmManualPayout.Result>>(feature => feature.Run(
                new(IdempotencyKey.New(), village.Reviewer, payout.OutBillNo, evidence, payout.Amount), ct)))
                .OrThrow();
        }
    }

    /// <summary>What nobody confirmed in time came back; the treasurer drafts it again, the reviewer lets go.</summary>
    private async Task PayAgain(PayoutBatchId batch, CancellationToken ct)
    {
        var drafted = await village.Use<RedraftFailedPayouts, Outcome<RedraftFailedPayouts.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Treasurer, batch), ct));
        if (drafted.Refusal is NothingFailed) return;
        var again = drafted.OrThrow().Batch;
        _ = (await village.Use<ApprovePayoutBatch, Outcome<BatchView>>(feature => feature.Run(
            new(IdempotencyKey.New(), village.Reviewer, again.Id, again.Total), ct))).OrThrow();
        await village.Tell(ct);
        await ConfirmInWeChat(again.Id, [], ct);
    }

    private Task<List<(Payout Payout, int Household)>> Of(
        PayoutBatchId batch, PayoutStatus status, CancellationToken ct) => village.Look(async db =>
    {
        var numbers = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .ToDictionaryAsync(household => household.Id, household => household.Number, ct);
        var payouts = await db.Payouts.AsNoTracking()
            .Where(payout => payout.BatchId == batch && payout.Status == status)
            .OrderBy(payout => payout.Id).ToListAsync(ct);
        return payouts.ConvertAll(payout => (payout, numbers[payout.HouseholdId]));
    });
}
