using Microsoft.EntityFrameworkCore;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Platform;

namespace VillageCloud.DevHost.Story;

/// <summary>Chapters 5–6: closing the period, the dividend plan, paying out.</summary>
public sealed partial class MainJobStory
{
    private PeriodId period;
    private DividendPlanId plan;

    private async Task Share(CancellationToken ct)
    {
        book.Chapter("五、结账与分红方案 · close and share");
        await AdvanceTo(new DateOnly(2026, 6, 1), 11, 0, ct);
        await Eventually(
            () => Look(async db => await db.BillFiles.CountAsync(file => file.MatchedAt != null, ct) >= 26 * 3),
            "May's bills", TimeSpan.FromMinutes(10), ct);
        period = await Look(db => db.Periods.Where(month => month.FirstDay == new DateOnly(2026, 5, 1))
            .Select(month => month.Id).SingleAsync(ct));
        book.Tell("五月微信手续费（按账单入账）", await Balance(Account.PaymentFees), "from the fund bills");

        var asked = (await world.Staff<RequestPeriodClose, Outcome<RequestPeriodClose.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), treasurer, period), ct))).OrThrow();
        _ = (await world.Staff<ApprovePosting, Outcome<PostedByHand>>(feature =>
            feature.Run(new(IdempotencyKey.New(), reviewer, asked.Id, asked.ToType), ct))).OrThrow();
        book.Tell("五月结账，盈余", -await Balance(Account.SurplusDistribution), "period closed, maker ≠ checker");

        var preview = (await world.Staff<PreviewDividendPlan, Outcome<PlanView>>(feature =>
            feature.Run(new(treasurer, period), ct))).OrThrow();
        var draft = (await world.Staff<DraftDividendPlan, Outcome<PlanView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), treasurer, period), ct))).OrThrow();
        plan = draft.Id;
        StoryBook.Same(preview.Fingerprint, draft.Fingerprint, "the preview is the draft");
        StoryBook.Holds(
            draft.PatronagePool.Fen * 10 >= draft.Distributable.Fen * 6, "at least 60 % goes by transaction volume");
        book.Tell("盈余公积", draft.Reserve, "10 %");
        book.Tell("可分配盈余", draft.Distributable);
        book.Tell("　按交易额返还", draft.PatronagePool, "≥ 60 % 合作社法第 44 条");
        book.Tell("　按出资分配", draft.CapitalPool);

        (await world.Staff<DiscloseDividendPlan, Outcome<DiscloseDividendPlan.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan), ct))).OrThrow();
        await Advance(TimeSpan.FromDays(15), ct);
        var own = await Approve(treasurer, draft.Distributable, ct);
        StoryBook.Same("access.not_your_duty", own.Refusal?.Code, "the maker approves alone");
        (await Approve(reviewer, draft.Distributable, ct)).OrThrow();
        (await world.Staff<AllocateDividendPlan, Outcome<AllocateDividendPlan.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan), ct))).OrThrow();
        book.Tell("公示 15 天，复核人通过，入账", draft.Distributable, "maker ≠ checker");
        StoryBook.Same(Money.Zero, await Balance(Account.SurplusDistribution), "盈余分配 is empty after allocating");
        await BooksHold(ct);
    }

    private Task<Outcome<ApproveDividendPlan.Result>> Approve(StaffActor by, Money typed, CancellationToken ct) =>
        world.Staff<ApproveDividendPlan, Outcome<ApproveDividendPlan.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), by, plan, typed), ct));

    private async Task PayOut(CancellationToken ct)
    {
        book.Chapter("六、付款到户 · paying out");
        await BuyOnPayoutDay(ct);
        var topUp = await world.Sandbox.Tell("accounts/topup", new { account = "OPERATION", fen = 100_000 }, ct);
        var posting = (await world.Staff<RequestTopUp, Outcome<RequestTopUp.Result>>(feature => feature.Run(
            new(IdempotencyKey.New(), treasurer, new Money(100_000), topUp.GetProperty("flowNo").GetString()!), ct)))
            .OrThrow().Id;
        StoryBook.Same(
            "access.not_your_duty", (await ApproveTopUp(treasurer, posting, ct)).Refusal?.Code,
            "the maker books a top-up alone");
        (await ApproveTopUp(reviewer, posting, ct)).OrThrow();
        book.Tell("银行充值到微信运营户，第二人复核", new Money(100_000));

        var batch = (await world.Staff<DraftPayoutBatch, Outcome<BatchView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), treasurer), ct))).OrThrow();
        (await world.Staff<ApprovePayoutBatch, Outcome<BatchView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), reviewer, batch.Id, batch.Total), ct))).OrThrow();
        book.Tell($"付款批次 {batch.Payouts.Count} 笔，第二人复核", batch.Total, batch.Number);

        await Eventually(
            () => Look(async db => !await db.Payouts.AnyAsync(payout =>
                payout.Channel == PayoutChannel.WeChat && payout.Status == PayoutStatus.Submitted, ct)),
            "handing the transfers to WeChat", TimeSpan.FromSeconds(20), ct);
        await Confirm(DemoVillage.TeaHousehold, "茶农确认收款", ct);
        await Expire(ct);
        await PayThroughBank(batch.Id, ct);
        StoryBook.Same(Money.Zero, await Balance(Account.PayoutInTransit), "付款在途 is empty");
        await BooksHold(ct);
    }

    private Task<Outcome<PostedByHand>> ApproveTopUp(StaffActor by, PostingRequestId posting, CancellationToken ct) =>
        world.Staff<ApprovePosting, Outcome<PostedByHand>>(feature =>
            feature.Run(new(IdempotencyKey.New(), by, posting, new Money(100_000)), ct));

    private async Task Confirm(int household, string what, CancellationToken ct)
    {
        var person = await StoryShopper.LogIn(world, $"household-{household}", ct);
        var waiting = (await person.Get("household/payouts", ct)).EnumerateArray()
            .Where(payout => payout.GetProperty("packageInfo").ValueKind == System.Text.Json.JsonValueKind.String)
                .ToList();
        StoryBook.Holds(waiting.Count > 0, $"household {household} sees what it has to confirm");
        foreach (var payout in waiting)
        {
            _ = await world.Sandbox.Tell(
                "user/confirm-transfer",
                new { packageInfo = payout.GetProperty("packageInfo").GetString(), @as = person.OpenId }, ct);
        }

        await Eventually(
            async () => await Paid(household, ct) > Money.Zero && !await IsOpen(household, ct), what,
            TimeSpan.FromSeconds(20), ct);
        book.Tell(what, await Paid(household, ct), $"{waiting.Count} 笔 transfers");
    }

    private async Task Expire(CancellationToken ct)
    {
        await Advance(TimeSpan.FromHours(24.5), ct);
        await Eventually(
            () => Look(db => db.Payouts.AnyAsync(payout => payout.Status == PayoutStatus.Failed, ct)),
            "the transfer that nobody confirmed", TimeSpan.FromMinutes(10), ct);
        var expired = await Look(db => db.Payouts.AsNoTracking()
            .Where(payout => payout.Status == PayoutStatus.Failed).ToListAsync(ct));
        book.Tell("香榧农户 24 小时没有确认，退回", Money.Sum(expired.Select(payout => payout.Amount)), expired[0].FailReason!);
        var again = (await world.Staff<RedraftFailedPayouts, Outcome<RedraftFailedPayouts.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), treasurer), ct))).OrThrow().Batch;
        StoryBook.Same(
            Money.Sum(expired.Select(payout => payout.Amount)), again.Total, "all that expired is drafted again");
        (await world.Staff<ApprovePayoutBatch, Outcome<BatchView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), reviewer, again.Id, again.Total), ct))).WithoutValue().OrThrow();

        await Eventually(
            () => Look(async db => !await db.Payouts.AnyAsync(payout =>
                payout.Channel == PayoutChannel.WeChat && payout.Status == PayoutStatus.Submitted, ct)),
            "handing the new transfers to WeChat", TimeSpan.FromSeconds(20), ct);
        await Confirm(DemoVillage.NutHousehold, "重新发放，香榧农户确认收款", ct);
    }

    private async Task PayThroughBank(PayoutBatchId batch, CancellationToken ct)
    {
        var file = (await world.Staff<ExportBankFile, Outcome<ExportBankFile.Result>>(feature =>
            feature.Run(new(treasurer, batch), ct))).OrThrow().Rows;
        var open = await Look(db => db.Payouts.AsNoTracking()
            .Where(payout => payout.Channel != PayoutChannel.WeChat && payout.Status == PayoutStatus.Submitted)
            .ToListAsync(ct));
        foreach (var payout in open)
        {
            StoryBook.Holds(
                payout.Channel != PayoutChannel.Bank || file.Any(row => row.OutBillNo == payout.OutBillNo),
                "the bank file names each payout");
            (await world.Staff<ConfirmManualPayout, Outcome<ConfirmManualPayout.Result>>(feature =>
                feature.Run(
                    new(IdempotencyKey.New(), reviewer, payout.OutBillNo, "银行回单 20260617", payout.Amount), ct)))
                .OrThrow();
        }

        book.Tell("竹编匠人没有微信，走银行文件", Money.Sum(open.Select(payout => payout.Amount)), $"{open.Count} 笔");
    }

    private Task<Money> Paid(int household, CancellationToken ct) => Look(async db =>
    {
        var id = await HouseholdIdOf(db, household, ct);
        var paid = await db.Payouts.AsNoTracking()
            .Where(payout => payout.HouseholdId == id && payout.Status == PayoutStatus.Succeeded).ToListAsync(ct);
        return Money.Sum(paid.Select(payout => payout.Amount));
    });

    private Task<bool> IsOpen(int household, CancellationToken ct) => Look(async db =>
    {
        var id = await HouseholdIdOf(db, household, ct);
        return await db.Payouts.AnyAsync(
            payout => payout.HouseholdId == id
                && (payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee), ct);
    });

    private static Task<HouseholdId> HouseholdIdOf(Data.VillageDb db, int number, CancellationToken ct) =>
        db.Households.Where(household => household.Number == number).Select(household => household.Id).SingleAsync(ct);
}
