using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Tests.Finance.Payouts;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

/// <summary>A backup was put back: the books know less than WeChat.</summary>
public sealed class RestorationTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    private DateOnly Today => BeijingTime.DayOf(work.Now);

    [Test]
    public async Task No_money_leaves_before_the_days_since_the_backup_are_reconciled()
    {
        var order = await work.Sell(1);
        var refund = (await work.Village.Run((RequestRefund feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, order, 1, new(100), "商品有破损"), default))).OrThrow();
        var batch = (await Draft()).OrThrow();
        var from = Today.AddDays(-1);
        await Restore(work.Now.AddDays(-1));
        await SignInAnew();

        var paid = await Approve(reviewer, batch.Id, batch.Total);
        var returned = await ApproveRefund(refund);

        Assert.That(paid.Refusal, Is.EqualTo(new NotReconciledSinceRestored(from, Today)));
        Assert.That(returned.Refusal, Is.EqualTo(new NotReconciledSinceRestored(from, Today)));
        Assert.That(await OpenAlarms(), Is.EqualTo(new[] { $"restore.not_reconciled {from:yyyy-MM-dd}" }));

        await Until(Today);
        await Reconcile();
        var tooEarly = await Approve(reviewer, batch.Id, batch.Total);
        await Until(Today.AddDays(1));
        await Reconcile();

        Assert.That(
            tooEarly.Refusal, Is.EqualTo(new NotReconciledSinceRestored(from.AddDays(1), from.AddDays(1))),
            "the bill of the day itself comes on the next morning");
        Assert.That((await ApproveRefund(refund)).IsRefused, Is.False, "refunds go by WeChat alone");
        var unseen = await Approve(reviewer, batch.Id, batch.Total);
        Assert.That(unseen.Refusal, Is.EqualTo(new BankNotCheckedSinceRestored(from, from.AddDays(1))));
        Assert.That(await OpenAlarms(), Has.Count.EqualTo(1));

        await BankChecked();

        Assert.That(await OpenAlarms(), Is.Empty);
        Assert.That((await Approve(reviewer, batch.Id, batch.Total)).IsRefused, Is.False);
        Assert.That(
            await work.Village.Look(db => db.Restorations.Select(one => one.EndedAt).SingleAsync()), Is.Not.Null);
    }

    [Test]
    public async Task A_difference_of_those_days_keeps_it_shut_until_it_is_dealt_with()
    {
        await Restore(work.Now);
        await SignInAnew();
        _ = await work.Sell(1, isHeard: false);
        await Until(Today.AddDays(1));
        await Reconcile();
        var batch = (await Draft()).OrThrow();

        await BankChecked();
        var early = await Approve(reviewer, batch.Id, batch.Total);
        _ = await work.AskAboutPayments();
        await Reconcile();

        Assert.That(early.Refusal, Is.TypeOf<NotReconciledSinceRestored>());
        Assert.That((await Approve(reviewer, batch.Id, batch.Total)).IsRefused, Is.False);
    }

    [Test]
    public async Task What_the_bank_paid_since_is_looked_at_by_two_people_before_its_file_leaves_again()
    {
        await work.SellAndSettle(DemoVillage.BasketHousehold);
        var batch = await ApprovedBatch();
        await Restore(work.Now);
        await SignInAnew();
        await Until(Today.AddDays(1));
        await Reconcile();
        var early = await BankFile(batch.Id);
        Assert.That(early.Refusal?.Code, Is.EqualTo("restore.bank_not_checked"), "the bills of WeChat don't tell");
        Assert.That((await Find()).AsksForBank, Is.True);
        Assert.That((await AskCheck(" ")).Refusal?.Code, Is.EqualTo("restore.bank_check_note"));

        var asked = (await AskCheck("农信社流水到今天，没有找到")).OrThrow();

        Assert.That((await AskCheck("又看了一遍")).Refusal?.Code, Is.EqualTo("restore.bank_check_waits"));
        Assert.That((await Find()).Waits, Is.True);
        Assert.That(
            (await work.ApprovePosting(treasurer, asked.Request, Money.Zero)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        Assert.That((await BankFile(batch.Id)).Refusal?.Code, Is.EqualTo("restore.bank_not_checked"));
        var posted = (await work.ApprovePosting(reviewer, asked.Request, Money.Zero)).OrThrow();

        Assert.That(posted.Restored!.Note, Is.EqualTo("农信社流水到今天，没有找到"));
        Assert.That((await BankFile(batch.Id)).OrThrow().Rows, Has.Count.EqualTo(1));
        Assert.That(await work.Village.Run((FindRestoration feature) => feature.Run(default)), Is.Null);
        Assert.That((await AskCheck("再看")).Refusal?.Code, Is.EqualTo("restore.bank_checked"));
    }

    [Test]
    public async Task Books_that_know_of_no_money_yet_ask_for_the_bills_since_all_the_same()
    {
        await Restore(work.Now.AddDays(-12));

        await Reconcile();

        var days = await work.Village.Look(db => db.ReconciledDays.OrderBy(one => one.Day)
            .Select(one => one.Day).FirstAsync());
        Assert.That(days, Is.EqualTo(Today.AddDays(-12)), "before the first sale");
    }

    [Test]
    public async Task Whoever_was_signed_in_when_the_backup_was_taken_is_out_and_links_of_then_open_nothing()
    {
        _ = await work.Sell(1);
        Assert.That(await work.Village.Look(db => db.Sessions.AnyAsync()), Is.True);

        var asked = (await work.Village.Run((RequestStaffChange feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, StaffWish.Appoint, Id: null, "李梅", StaffRole.Reviewer, Seat: null,
                "理事会"), default))).OrThrow();
        _ = (await work.Village.Run((ApproveStaffRequest feature) =>
            feature.Run(new(reviewer, asked.Number, "李梅"), default))).OrThrow();

        await Restore(work.Now);

        Assert.That(
            await work.Village.Look(db => db.StaffRequests.Select(one => one.Status).SingleAsync()),
            Is.EqualTo(StaffRequestStatus.Lapsed), "a link that waited to be taken");
        Assert.That(await work.Village.Look(db => db.Sessions.AnyAsync()), Is.False);
        Assert.That(
            await work.Village.Look(db => db.StaffSessions.Select(one => one.EndedBecause).Distinct().ToListAsync()),
            Is.EqualTo(new SessionEnd?[] { SessionEnd.Restored }));
        Assert.That(
            await work.Village.Look(db => db.StaffInvitations.AnyAsync(one => one.UsedAt == null
                && one.WithdrawnAt == null)),
            Is.False);
        var batch = await Draft();
        Assert.That(batch.Refusal?.Code, Is.EqualTo("access.session_ended"));
    }

    private async Task Restore(DateTimeOffset takenAt) =>
        (await work.Village.Run((NoteRestoration feature) => feature.Run(new(takenAt), default))).OrThrow();

    private async Task SignInAnew() => (treasurer, reviewer) = (
        await work.Village.SignIn(DemoVillage.Treasurer), await work.Village.SignIn(DemoVillage.Reviewer));

    private async Task<FindRestoration.View> Find() =>
        (await work.Village.Run((FindRestoration feature) => feature.Run(default)))!;

    private Task<Outcome<RequestRestorationCheck.Result>> AskCheck(string note) => work.Village.Run(
        (RequestRestorationCheck feature) => feature.Run(new(IdempotencyKey.New(), treasurer, note), default));

    private async Task BankChecked()
    {
        var asked = (await AskCheck("流水和收条都看过")).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, Money.Zero)).OrThrow();
    }

    private async Task Reconcile() =>
        _ = (await work.Village.Run((ReconcileYesterday feature) => feature.Run(new(), default))).OrThrow();

    /// <summary>The morning of that day, when the bill of the day before is there.</summary>
    private Task Until(DateOnly day) =>
        work.Village.Advance(BeijingTime.At(day, new TimeOnly(10, 30)) - work.Now);

    private Task<Outcome<ApproveRefund.Result>> ApproveRefund(RefundView refund) =>
        work.Village.Run((ApproveRefund feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, refund.OutRefundNo, refund.Amount), default));

    private Task<List<string>> OpenAlarms() => work.Village.Look(db => db.Alarms
        .Where(alarm => alarm.ClosedAt == null && alarm.Code.StartsWith("restore"))
        .Select(alarm => $"{alarm.Code} {alarm.Subject}").ToListAsync());
}
