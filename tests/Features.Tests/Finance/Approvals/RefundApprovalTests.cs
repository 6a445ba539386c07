using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Approvals;

/// <summary>A refund is one person's wish until another has looked.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RefundApprovalTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private static readonly Money Amount = new(1_000);
    private OrderView order = null!;
    private StaffActor keeper;
    private StaffActor reviewer;
    private RefundView refund = null!;

    [SetUp]
    public async Task AskForARefund()
    {
        order = await PaidOrder(await LogIn("lin"), new CartLine(await Sku(DemoVillage.TeaName), 1));
        (keeper, reviewer) = (await Keeper(), await Reviewer());
        refund = (await Village.Run((RequestRefund feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, order.Number, 1, Amount, "受潮"), Ct))).OrThrow();
    }

    [Test]
    public async Task WeChat_hears_of_a_refund_only_when_a_second_person_has_approved_it()
    {
        Assert.That((await DeliverOutbox()).Done, Is.Zero);
        Assert.That(await Status(), Is.EqualTo(RefundStatus.Requested));

        _ = (await Approve(reviewer)).OrThrow();
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        Assert.That(await Posted("/v3/refund/domestic/refunds"), Has.Count.EqualTo(1));
        var known = await Village.Look(db => db.Refunds.AsNoTracking().SingleAsync());
        Assert.That(
            (known.People.Maker, known.People.Checker), Is.EqualTo(((StaffId?)keeper.Id, (StaffId?)reviewer.Id)));
    }

    [Test]
    public async Task Who_asked_for_a_refund_cannot_approve_it_and_the_database_agrees()
    {
        await Village.BecomesReviewer(keeper);
        IsRefused(await Approve(keeper), "approval.approver_must_differ");
        IsRefused(await Approve(reviewer, Amount + new Money(1)), "approval.total_differs");

        Assert.That(await Status(), Is.EqualTo(RefundStatus.Requested));
        Assert.That(
            async () => await Village.Look(db =>
                db.Database.ExecuteSqlAsync($"UPDATE refunds SET checker = maker, checked_at = made_at")),
            Throws.Exception.With.Message.Contains("ck_refunds_two_people"));
        Assert.That(
            async () => await Village.Look(db => db.Database.ExecuteSqlAsync(
                $"UPDATE refunds SET checker = maker + 1, checked_at = made_at, maker = NULL")),
            Throws.Exception.With.Message.Contains("ck_refunds_two_people"), "what nobody wants, nobody checks");
        Assert.That(
            async () => await Village.Look(db =>
                db.Database.ExecuteSqlAsync($"UPDATE refunds SET status = 'Approved'")),
            Throws.Exception.With.Message.Contains("ck_refunds_approved"));
    }

    [Test]
    public async Task A_refund_is_sent_once_however_many_approve_it_at_once()
    {
        var answers = await AtOnce(4, () => Approve(reviewer));
        var tally = await DeliverOutbox();

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("approval.already_decided"));
        Assert.That(tally.Done, Is.EqualTo(1));
    }

    [Test]
    public async Task A_declined_refund_frees_what_it_reserved_and_never_goes_out()
    {
        Assert.That(await Refundable(), Is.EqualTo(order.Lines[0].Paid - Amount));

        _ = (await Decline(reviewer)).OrThrow();

        Assert.That(await Refundable(), Is.EqualTo(order.Lines[0].Paid));
        Assert.That(await Village.Look(db => db.Sales.SumAsync(sale => sale.OpenRefunds)), Is.Zero);
        IsRefused(await Approve(reviewer), "approval.already_decided");
        IsRefused(await Decline(keeper), "approval.already_decided");
        Assert.That((await DeliverOutbox()).Done, Is.Zero);
        Assert.That(await Status(), Is.EqualTo(RefundStatus.Declined));
    }

    [Test]
    public async Task Who_says_no_says_why_and_who_asked_and_the_shopper_read_it()
    {
        IsRefused(await Decline(reviewer, " "), "approval.reason_missing");
        IsRefused(await Decline(reviewer, new string('长', 81)), "approval.reason_missing");

        _ = (await Decline(reviewer, " 照片上看不出受潮 ")).OrThrow();

        var row = (await List(onlyWaiting: false)).Single();
        Assert.That(
            (row.Status, row.DecidedByName, row.DeclineReason),
            Is.EqualTo((ApprovalStatus.Declined, DemoVillage.Reviewer, "照片上看不出受潮")));
        var seen = await Village.Run((GetVillageOrder feature) => feature.Run(new(reviewer, order.Number), Ct));
        Assert.That(seen.OrThrow().Refunds.Single().DeclineReason, Is.EqualTo("照片上看不出受潮"));
        Assert.That(seen.Value.Timeline[^1].Moment, Is.EqualTo(OrderMoment.RefundDeclined));
    }

    [Test]
    public async Task Who_takes_the_own_wish_back_owes_nobody_a_reason()
    {
        _ = (await Decline(keeper, reason: null)).OrThrow();

        var row = (await List(onlyWaiting: false)).Single();
        Assert.That((row.Status, row.DeclineReason), Is.EqualTo((ApprovalStatus.Withdrawn, (string?)null)));
    }

    [Test]
    public async Task What_the_shop_takes_back_itself_is_nothing_that_happened_to_the_shopper_and_staff_still_see_it()
    {
        var shopper = await Village.Look(db => db.Orders.Select(one => one.ShopperId).SingleAsync());
        Assert.That(await Moments(), Does.Contain(OrderMoment.RefundRequested));

        _ = (await Decline(keeper, reason: null)).OrThrow();

        Assert.That(await Moments(), Is.EqualTo(new[] { OrderMoment.Placed, OrderMoment.Paid }));
        var course = await Village.Run((GetOrderCourse feature) => feature.Run(new(order.Number), Ct));
        Assert.That(
            course.OrThrow().Select(step => step.Event),
            Is.SupersetOf(new[] { OrderEvent.RefundAsked, OrderEvent.RefundTakenBack }));

        async Task<OrderMoment[]> Moments() =>
            [.. (await Village.Run((GetOrder feature) => feature.Run(new(shopper, order.Number), Ct))).OrThrow()
                .Timeline.Select(one => one.Moment)];
    }

    [Test]
    public async Task What_WeChat_says_of_a_refund_that_nobody_approved_moves_nothing_and_raises_an_alarm()
    {
        var answer = await Village.Run((ConfirmRefund feature) => feature.Run(
            new(new(
                refund.OutRefundNo, "5030", order.Number, "4200", RefundState.Succeeded, Amount, Village.Now)),
            Ct));

        IsRefused(answer, "refund.unknown_number");
        Assert.That(await Status(), Is.EqualTo(RefundStatus.Requested));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.unknown_number" }));
    }

    [Test]
    public async Task A_refund_that_is_not_there_is_not_decided_about()
    {
        refund = refund with { OutRefundNo = "R0" };

        IsRefused(await Approve(reviewer), "approval.not_found");
        IsRefused(await Decline(reviewer), "approval.not_found");
    }

    [Test]
    public async Task The_list_of_what_waits_says_who_asked_for_what_and_the_whole_list_who_decided()
    {
        var waiting = (await List(onlyWaiting: true)).Single();
        Assert.That(
            (waiting.Kind, waiting.Number, waiting.OrderNumber, waiting.Note, waiting.Amount),
            Is.EqualTo((ApprovalKind.Refund, refund.OutRefundNo, order.Number, "受潮", Amount)));
        Assert.That(
            (waiting.Status, waiting.RequestedByName, waiting.DecidedByName),
            Is.EqualTo((ApprovalStatus.Waiting, DemoVillage.StoreKeeper, (string?)null)));

        _ = (await Approve(reviewer)).OrThrow();

        Assert.That(await List(onlyWaiting: true), Is.Empty);
        var decided = (await List(onlyWaiting: false)).Single();
        Assert.That(
            (decided.Status, decided.DecidedByName),
            Is.EqualTo((ApprovalStatus.Approved, DemoVillage.Reviewer)));
    }

    private Task<Outcome<ApproveRefund.Result>> Approve(StaffActor by, Money? typed = null) =>
        Village.Run((ApproveRefund feature) =>
            feature.Run(new(IdempotencyKey.New(), by, refund.OutRefundNo, typed ?? Amount), Ct));

    private Task<Outcome<DeclineRefund.Result>> Decline(StaffActor by, string? reason = "照片上看不出受潮") =>
        Village.Run((DeclineRefund feature) =>
            feature.Run(new(IdempotencyKey.New(), by, refund.OutRefundNo, reason), Ct));

    private async Task<IReadOnlyList<ApprovalRow>> List(bool onlyWaiting) =>
        (await Village.Run((ListApprovals feature) => feature.Run(new(onlyWaiting), Ct))).OrThrow().Rows;

    private Task<RefundStatus> Status() =>
        Village.Look(db => db.Refunds.Select(one => one.Status).SingleAsync());

    private Task<Money> Refundable() => Village.Look(async db =>
        (await db.Sales.AsNoTracking().SingleAsync(sale => sale.Kind == SaleKind.Goods)).Refundable);
}
