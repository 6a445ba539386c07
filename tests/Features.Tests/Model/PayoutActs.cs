using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Tests.Model;

/// <summary>Paying the households, and what two people post by hand.</summary>
internal sealed class PayoutActs(Play play)
{
    public IEnumerable<Act> All =>
    [
        new(6, "draft a batch", Propose), new(8, "approve a batch", ApproveBatch), new(1, "discard a batch", Discard),
        new(3, "redraft", Redraft), new(4, "confirm by hand", Confirm), new(2, "bounce", Bounce),
        new(2, "cancel a transfer", Cancel), new(2, "top up", TopUp), new(5, "approve a posting", ApprovePosting),
        new(1, "decline a posting", DeclinePosting), new(2, "settle by hand", Settle),
    ];

    private async Task<bool> Propose()
    {
        var owed = await play.Village.Run((Books books) =>
            books.BalancesByHousehold(Account.GoodsPayable, CancellationToken.None));
        return owed.Values.Any(balance => balance.IsNegative) && await Draft();
    }

    public async Task<bool> Draft()
    {
        var key = IdempotencyKey.New();
        _ = await play.Ask("draft a batch", (DraftPayoutBatch feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer), ct));
        return true;
    }

    public async Task<bool> ApproveBatch()
    {
        if (await Drafted() is not { } batch) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"approve the batch of {batch.Total}", (ApprovePayoutBatch feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Reviewer, batch.Id, batch.Total), ct));
        return true;
    }

    public async Task<bool> Discard()
    {
        if (await Drafted() is not { } batch) return false;
        var (key, by) = (IdempotencyKey.New(), play.OneIn(2) ? play.Cast.Reviewer : play.Cast.Treasurer);
        _ = await play.Ask("discard the batch", (DiscardPayoutBatch feature, CancellationToken ct) =>
            feature.Run(new(key, by, batch.Id, "先不付"), ct));
        return true;
    }

    private async Task<bool> Redraft()
    {
        if (!await play.Look(db => db.Payouts.AnyAsync(one => one.Status == PayoutStatus.Failed))) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask("draft again what failed", (RedraftFailedPayouts feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer), ct));
        return true;
    }

    public async Task<bool> Confirm()
    {
        if (await ByHand(PayoutStatus.Submitted) is not { } payout) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask(
            $"{payout.Channel} {payout.OutBillNo[^4..]} arrived", (ConfirmManualPayout feature, CancellationToken ct) =>
                feature.Run(new(key, play.Cast.Reviewer, payout.OutBillNo, "回单 1", payout.Amount), ct));
        return true;
    }

    private async Task<bool> Bounce()
    {
        if (await ByHand(PayoutStatus.Submitted, PayoutStatus.Succeeded) is not { } payout) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask(
            $"{payout.Channel} {payout.OutBillNo[^4..]} came back",
            (RequestPayoutReturn feature, CancellationToken ct) =>
                feature.Run(new(key, play.Cast.Treasurer, payout.OutBillNo, "账号已注销", payout.Amount), ct));
        return true;
    }

    private async Task<bool> Cancel()
    {
        var open = await play.Pick(db => db.Payouts.AsNoTracking().Where(one => one.Channel == PayoutChannel.WeChat
            && (one.Status == PayoutStatus.Submitted || one.Status == PayoutStatus.WaitingForPayee))
            .OrderBy(one => one.Id));
        if (open is null) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"cancel the transfer {open.OutBillNo[^4..]}",
            (CancelTransfer feature, CancellationToken ct) =>
                feature.Run(new(key, play.Cast.Treasurer, open.OutBillNo, open.Amount), ct));
        return true;
    }

    private async Task<bool> TopUp()
    {
        var amount = new Money(play.Chance.Next(50, 400) * 100L);
        await TopUp(amount);
        return true;
    }

    public async Task TopUp(Money amount)
    {
        var told = await play.Tell("accounts/topup", new { account = "OPERATION", fen = amount.Fen });
        var topUp = new TopUp(told.GetProperty("flowNo").GetString()!, amount, play.WeChatsNow);
        play.Memory.TopUps.Add(topUp);
        await Request(topUp);
    }

    public async Task Request(TopUp topUp)
    {
        var key = IdempotencyKey.New();
        var asked = await play.Ask($"top up {topUp.Amount}", (RequestTopUp feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, topUp.Amount, topUp.FlowNo, topUp.At), ct));
        if (asked?.Refusal is not PeriodSignedOff) return;
        // Its month is over for good: it is booked on the day on which it was found.
        var later = IdempotencyKey.New();
        _ = await play.Ask($"top up {topUp.Amount} today", (RequestTopUp feature, CancellationToken ct) =>
            feature.Run(new(later, play.Cast.Treasurer, topUp.Amount, topUp.FlowNo), ct));
    }

    public async Task<bool> ApprovePosting()
    {
        if (await Requested() is not { } request) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"approve a {request.Kind}", (ApprovePosting feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Reviewer, request.Id, request.Amount), ct));
        return true;
    }

    public async Task<bool> DeclinePosting()
    {
        if (await Requested() is not { } request) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"decline a {request.Kind}", (DeclinePosting feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Reviewer, request.Id, "再看看"), ct));
        return true;
    }

    private async Task<bool> Settle()
    {
        var due = await play.Village.Run((PreviewSettlement feature) => feature.Run(default));
        if (due.IsRefused || due.Value.Total.IsZero) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"ask to settle {due.Value.Total}", (RequestSettlement feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, due.Value.Total), ct));
        return true;
    }

    private Task<PayoutBatch?> Drafted() => play.Pick(db => db.PayoutBatches.AsNoTracking()
        .Where(one => one.Status == BatchStatus.Drafted));

    private Task<PostingRequest?> Requested() => play.Pick(db => db.PostingRequests.AsNoTracking()
        .Where(one => one.Status == PostingStatus.Requested).OrderBy(one => one.Id));

    private Task<Payout?> ByHand(params PayoutStatus[] status) => play.Pick(db => db.Payouts.AsNoTracking()
        .Where(one => one.Channel != PayoutChannel.WeChat && status.Contains(one.Status)).OrderBy(one => one.Id));
}
