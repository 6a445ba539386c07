using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>Somebody sees who is owed what and why not all of it, picks, and drafts exactly what they saw.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PickedPayoutsTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [Test]
    public async Task What_is_previewed_is_what_is_drafted()
    {
        await work.SellAndSettle(DemoVillage.NutHousehold, 3);
        await work.SellAndSettle(DemoVillage.CashHousehold);

        var preview = await Preview();
        var batch = (await Draft()).OrThrow();

        Assert.That(
            preview.Rows.Select(row => (row.HouseholdId, row.PaidGoods, row.PaidDividend, row.Transfers)),
            Is.EqualTo(batch.Payouts.GroupBy(payout => payout.HouseholdId).Select(own => (
                own.Key, Money.Sum(own.Select(one => one.Goods)), Money.Sum(own.Select(one => one.Dividend)),
                own.Count()))));
        Assert.That((preview.Total, preview.Households), Is.EqualTo((batch.Total, 3)));
        Assert.That(
            preview.Channels.Select(one => (one.Channel, one.Transfers, one.Amount)),
            Is.EqualTo(batch.Payouts.GroupBy(one => one.Channel).OrderBy(one => one.Key)
                .Select(one => (one.Key, one.Count(), Money.Sum(one.Select(payout => payout.Amount))))));
        Assert.That(
            preview.Rows.Select(row => (row.PayeeNews, row.PayeeBefore)).Distinct(),
            Is.EqualTo(batch.Payouts.Select(one => (one.PayeeNews, one.PayeeBefore)).Distinct()));
        Assert.That((preview.OpenDraft, (await Preview()).OpenDraft), Is.EqualTo(((string?)null, batch.Number)));
    }

    [Test]
    public async Task Only_those_who_were_picked_are_drafted_and_the_total_is_typed()
    {
        await work.SellAndSettle(DemoVillage.NutHousehold);
        var tea = await work.Household(DemoVillage.TeaHousehold);
        var idle = await work.Household(DemoVillage.BasketHousehold);
        var preview = await Preview(tea);

        var nobody = await Draft([]);
        var wrong = await Draft([tea], preview.Total + new Money(1));
        var unpayable = await Draft([tea, idle], preview.Total);
        var unknown = await Draft([tea, new(99_999)], preview.Total);
        var batch = (await Draft([tea], preview.Total)).OrThrow();

        Assert.That(
            new[] { nobody, wrong, unpayable, unknown }.Select(one => one.Refusal?.Code),
            Is.EqualTo(new[]
            {
                "payout.nobody_picked", "approval.total_differs", "payout.picked_not_payable",
                "payout.picked_not_payable",
            }));
        Assert.That(unpayable.Refusal!.Sentence, Does.Contain($"{DemoVillage.BasketHousehold} 号户"));
        Assert.That(batch.Payouts.Select(payout => payout.HouseholdId), Is.EqualTo(new[] { tea }));
        Assert.That(batch.Total, Is.EqualTo(preview.Total));
    }

    [Test]
    public async Task A_household_that_owes_is_shown_with_what_keeps_its_money_back()
    {
        var number = await work.SellAndDeliver(DemoVillage.NutHousehold);
        await work.Village.Advance(TimeSpan.FromDays(8));
        await work.Settle();
        var nuts = await work.Household(DemoVillage.NutHousehold);
        var batch = await ApprovedBatch();
        await work.Refund(number, new(100));

        var row = (await Preview()).Rows.Single(one => one.HouseholdId == nuts);

        Assert.That(batch.Payouts.Select(payout => payout.HouseholdId), Does.Contain(nuts));
        Assert.That(row.Goods, Is.LessThan(Money.Zero));
        Assert.That((row.Amount, row.Transfers), Is.EqualTo((Money.Zero, 0)));
        Assert.That(row.KeptBack, Is.EqualTo(new[] { KeptBack.Owes }));
    }

    [Test]
    public async Task Money_that_lapsed_waits_on_one_list_of_calls()
    {
        var expired = await ExpiredPayout();

        var (first, _) = await Calls();
        _ = (await work.Village.Run((NoteCall feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, expired.HouseholdId, "明天在家"), default))).OrThrow();
        var (called, _) = await Calls();
        _ = (await Redraft()).OrThrow();
        var (_, left) = await Calls();

        Assert.That(
            (first!.HouseholdId, first.Amount, first.Payouts, first.Expired, first.LastCall),
            Is.EqualTo((expired.HouseholdId, expired.Amount, 1, 1, (ListCalls.CallNote?)null)));
        Assert.That(first.Reasons, Is.EqualTo(new[] { new FailReason(PayoutChannel.WeChat, "OVERDUE_CLOSE") }));
        Assert.That(called!.LastCall!.Note, Is.EqualTo("明天在家"));
        Assert.That(left, Is.Zero, "a draft has taken it over");
    }

    [Test]
    public async Task What_arrived_has_a_receipt_each()
    {
        await work.SellAndSettle(DemoVillage.CashHousehold);
        var batch = await ApprovedBatch();
        _ = await DeliverOutbox();
        var cash = batch.Payouts.Single(payout => payout.Channel == PayoutChannel.Cash);
        _ = (await Receipt(reviewer, cash, "签收单 7")).OrThrow();
        await ConfirmInWeChat(batch.Payouts.Single(payout => payout.Channel == PayoutChannel.WeChat));

        var receipts = (await work.Village.Run((ListReceipts feature) =>
            feature.Run(new(new(), batch.Id), default))).OrThrow();

        Assert.That(
            receipts.Rows.Select(row => (row.HouseholdNumber, row.ConfirmedBy)),
            Is.EqualTo(new[]
            {
                (DemoVillage.TeaHousehold, (string?)null), (DemoVillage.CashHousehold, DemoVillage.Reviewer),
            }));
        Assert.That(receipts.Rows[1].Evidence, Is.EqualTo("签收单 7"));
        Assert.That(receipts.Rows[0].Evidence, Is.Not.Empty);
        Assert.That(Money.Sum(receipts.Rows.Select(row => row.Amount)), Is.EqualTo(batch.Total));
        Assert.That(await FoundReceipts(batch, "单 7"), Is.EqualTo(new[] { cash.OutBillNo }), "by the receipt's number");
        Assert.That(await FoundReceipts(batch, cash.OutBillNo), Is.EqualTo(new[] { cash.OutBillNo }));
        Assert.That(await FoundReceipts(batch, "%"), Is.Empty);
        Assert.That(await Counted(), Is.EqualTo((0, 0, 0, 1)), "all of it has arrived");
    }

    [Test]
    public async Task A_batch_is_found_under_what_is_to_be_done_about_it()
    {
        await work.SellAndSettle(DemoVillage.CashHousehold);
        var draft = (await Draft()).OrThrow();
        var drafted = await Counted();
        _ = (await Approve(reviewer, draft.Id, draft.Total)).OrThrow();
        _ = await DeliverOutbox();
        var sent = await Counted();
        await work.Village.Advance(TimeSpan.FromHours(25));
        await Ask();
        var lapsed = await Counted();
        var again = (await Redraft()).OrThrow().Batch;
        _ = (await Discard(again.Id)).OrThrow();
        var parts = await work.Village.Run<ListPayouts, IReadOnlyDictionary<PayoutsShown, int>>(
            feature => feature.Count(new(new(), draft.Id), default));

        Assert.That(
            new[] { drafted, sent, lapsed, await Counted() },
            Is.EqualTo(new[] { (1, 0, 0, 0), (0, 1, 0, 0), (0, 1, 1, 0), (0, 1, 1, 1) }),
            "the cash still waits for its signature while the transfer has lapsed");
        Assert.That(
            (parts[PayoutsShown.All], parts[PayoutsShown.Open], parts[PayoutsShown.Failed], parts[PayoutsShown.News]),
            Is.EqualTo((2, 1, 1, 2)));
    }

    private async Task<PayoutPreview> Preview(params HouseholdId[] picked) =>
        (await work.Village.Run((PreviewPayouts feature) =>
            feature.Run(new(picked.Length == 0 ? null : picked), default))).OrThrow();

    private async Task<IEnumerable<string>> FoundReceipts(BatchView batch, string search) =>
        (await work.Village.Run((ListReceipts feature) => feature.Run(new(new(), batch.Id, search), default)))
            .OrThrow().Rows.Select(row => row.OutBillNo);

    private async Task<(int Drafted, int Open, int Failed, int Done)> Counted()
    {
        var counts = await work.Village.Run<ListBatches, IReadOnlyDictionary<BatchesShown, int>>(
            feature => feature.Count(search: null, default));
        return (
            counts[BatchesShown.Drafted], counts[BatchesShown.Open], counts[BatchesShown.Failed],
            counts[BatchesShown.Done]);
    }

    private Task<Outcome<BatchView>> Draft(IReadOnlyList<HouseholdId> picked, Money? typed = null) =>
        work.Village.Run((DraftPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, picked, typed), default));

    private async Task<(FailedCall? First, int Total)> Calls()
    {
        var page = await work.Village.Run<ListFailedCalls, Page<FailedCall>>(
            feature => feature.Run(new(treasurer, new()), default));
        return (page.Rows is [var first, ..] ? first : null, page.Total);
    }
}
