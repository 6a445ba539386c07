using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

/// <summary>A break gets an owner, a reason and an end, and no end without a second person.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class BreakWorkTests(DatabaseProvider provider)
{
    private static readonly Money Unheard = new(30_000);

    private BillMorning morning = null!;
    private VillageAtWork work = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;

    [SetUp]
    public async Task A_top_up_that_nobody_recorded_is_found_next_morning()
    {
        morning = await BillMorning.Start(provider);
        work = morning.Work;
        (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        _ = await morning.Tell("accounts/topup", new { account = "OPERATION", fen = Unheard.Fen });
        _ = await work.Sell(1);
        await morning.Until(BillMorning.Day.AddDays(1));
        _ = await morning.Match(BillMorning.Day);
    }

    [TearDown]
    public async Task Stop()
    {
        if (morning is not null) await morning.DisposeAsync();
    }

    [Test]
    public async Task A_break_is_taken_explained_and_put_right_by_two_people_and_stays_closed()
    {
        var id = await TopUpBreak();
        var taken = (await Assign(id)).OrThrow();
        var explained = (await Explain(id)).OrThrow();
        var asked = (await Ask(id, new(Account.Bank.Code, Unheard))).OrThrow();
        var before = await work.Balance(Account.WeChatOperation);
        var own = await work.ApprovePosting(treasurer, asked.Id, asked.ToType);
        var preview = (await Preview(asked.Id)).OrThrow();

        var posted = (await work.ApprovePosting(reviewer, asked.Id, Unheard)).OrThrow();

        Assert.That((taken.Status, taken.Owner), Is.EqualTo((BreakStatus.Assigned, (StaffId?)treasurer.Id)));
        Assert.That(explained.Status, Is.EqualTo(BreakStatus.Explained));
        Assert.That(own.Refusal?.Code, Is.EqualTo("access.not_your_duty"));
        Assert.That(posted, Is.EqualTo(preview.Posted));
        Assert.That(posted.Break!.Booking, Does.Contain("银行存款").And.Contain("300.00"));
        Assert.That(await work.Balance(Account.WeChatOperation), Is.EqualTo(before + Unheard));
        _ = await morning.Match(BillMorning.Day);
        var view = await Get(id);
        Assert.That((view.Break.Status, view.Break.EndedAs), Is.EqualTo((BreakStatus.Closed, BreakEnd.Adjusted)));
        Assert.That(
            view.History.Select(step => (step.Act, HasName: step.By is not null)),
            Is.EqualTo(new[]
            {
                (BreakAct.Found, false), (BreakAct.Assigned, true), (BreakAct.Explained, true),
                (BreakAct.AdjustmentProposed, true), (BreakAct.Adjusted, true),
            }));
        var entry = await work.Village.Look(db => db.JournalEntries.AsNoTracking()
            .SingleAsync(one => one.Kind == EntryKind.BreakAdjusted));
        Assert.That(entry.Subject, Is.EqualTo($"{id.Value}:1"));
    }

    [Test]
    public async Task A_break_that_needs_no_booking_closes_by_its_explanation_and_a_second_person()
    {
        var id = await TopUpBreak();
        _ = (await Explain(id)).OrThrow();
        var entries = await work.Entries();
        var asked = (await Ask(id)).OrThrow();
        Assert.That((await Ask(id)).Refusal?.Code, Is.EqualTo("break.waiting"));

        _ = (await work.ApprovePosting(reviewer, asked.Id, asked.ToType)).OrThrow();

        var view = await Get(id);
        Assert.That((view.Break.Status, view.Break.EndedAs), Is.EqualTo((BreakStatus.Closed, BreakEnd.Explained)));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        Assert.That((await Explain(id)).Refusal?.Code, Is.EqualTo("break.closed"));
        Assert.That((await Assign(id)).Refusal?.Code, Is.EqualTo("break.closed"));
    }

    [Test]
    public async Task A_proposal_that_is_declined_books_nothing_and_leaves_its_reason_with_the_break()
    {
        var id = await TopUpBreak();
        _ = (await Explain(id)).OrThrow();
        var asked = (await Ask(id, new(Account.Bank.Code, Unheard))).OrThrow();
        Assert.That((await Get(id)).Waits, Is.EqualTo(asked.Id));
        var entries = await work.Entries();

        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, asked.Id, "回单号查不到"), default))).OrThrow();

        var view = await Get(id);
        Assert.That((view.Break.Status, view.Proposal), Is.EqualTo((BreakStatus.Explained, (string?)null)));
        Assert.That(view.History[^1].Text, Is.EqualTo("回单号查不到"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        var again = (await Ask(id, new(Account.UnnamedReceipts.Code, Unheard))).OrThrow();
        _ = (await work.ApprovePosting(reviewer, again.Id, Unheard)).OrThrow();
        Assert.That(await work.Balance(Account.UnnamedReceipts), Is.EqualTo(-Unheard));
    }

    [Test]
    public async Task What_is_out_of_bounds_is_refused_with_its_reason()
    {
        var id = await TopUpBreak();
        Assert.That((await Ask(id)).Refusal?.Code, Is.EqualTo("break.not_explained"));
        _ = (await Explain(id)).OrThrow();

        Assert.That(
            (await Ask(id, new(Account.Bank.Code, Unheard + new Money(1)))).Refusal?.Code,
            Is.EqualTo("break.amount_wrong"));
        Assert.That(
            (await Ask(id, new(Account.GoodsPayable.Code, Unheard))).Refusal?.Code,
            Is.EqualTo("break.account_wrong"));
        Assert.That((await Ask(id, new("999", Unheard))).Refusal?.Code, Is.EqualTo("break.account_wrong"));
        Assert.That(
            (await Assign(id, reviewer.Id)).Refusal?.Code, Is.EqualTo("break.owner_unknown"),
            "who may not keep the books can't look after a break");
        Assert.That((await Assign(new(99_999))).Refusal?.Code, Is.EqualTo("break.not_found"));
    }

    [Test]
    public async Task A_break_that_went_away_while_it_waited_is_not_booked_twice()
    {
        var id = await TopUpBreak();
        _ = (await Explain(id)).OrThrow();
        var asked = (await Ask(id, new(Account.UnnamedReceipts.Code, Unheard))).OrThrow();
        var flowNo = (await Get(id)).Theirs.Single().TheirNumber;
        var topUp = (await work.RequestTopUp(
            Unheard, flowNo, at: BeijingTime.At(BillMorning.Day, new TimeOnly(12, 0)))).OrThrow();
        _ = (await work.ApprovePosting(reviewer, topUp.Id, Unheard)).OrThrow();
        _ = await morning.Match(BillMorning.Day);
        var entries = await work.Entries();

        var late = await work.ApprovePosting(reviewer, asked.Id, Unheard);

        Assert.That(late.Refusal?.Code, Is.EqualTo("break.closed"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        Assert.That((await Get(id)).Break.EndedAs, Is.EqualTo(BreakEnd.WentAway));
        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, asked.Id), default))).OrThrow();
        Assert.That((await Get(id)).Break.Status, Is.EqualTo(BreakStatus.Closed));
    }

    [Test]
    public async Task Of_two_second_people_at_once_one_books()
    {
        var id = await TopUpBreak();
        _ = (await Explain(id)).OrThrow();
        var asked = (await Ask(id, new(Account.Bank.Code, Unheard))).OrThrow();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
            () => work.ApprovePosting(reviewer, asked.Id, Unheard))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            await work.Village.Look(db => db.JournalEntries.CountAsync(one => one.Kind == EntryKind.BreakAdjusted)),
            Is.EqualTo(1));
    }

    [Test]
    public async Task Both_sides_of_a_break_are_shown_with_its_accounts()
    {
        var order = await work.Sell(2, user: "shopper-2");
        var day = BillMorning.Day.AddDays(1);
        _ = await morning.Tell("faults", new
        {
            id = "B8", times = -1, parameters = new { date = $"{day:yyyy-MM-dd}", kind = "amount", number = order },
        });
        await morning.Until(day.AddDays(1));
        _ = await morning.Match(day);
        var found = (await List(new(new(), day, Status: BreakStatus.Open))).Rows.First(one => one.Subject == order);

        var view = await Get(found.Id);

        Assert.That(view.Ours!.Amount, Is.EqualTo(found.Ours!.Value));
        Assert.That((view.Ours.Thing, view.Ours.Order), Is.EqualTo((OurThing.Payment, order)));
        Assert.That(view.Theirs.Select(side => side.Amount), Does.Contain(found.Theirs!.Value));
        Assert.That(found.Difference, Is.EqualTo(found.Theirs.Value - found.Ours.Value));
        Assert.That(view.Counters, found.Source == BreakSource.TradeBill ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public async Task Breaks_are_counted_filtered_and_age_by_the_day()
    {
        var id = await TopUpBreak();
        _ = (await Assign(id)).OrThrow();
        await work.Village.Advance(TimeSpan.FromDays(3));

        var mine = await List(new(new(), Owner: treasurer.Id));
        var old = await List(new(new(), OlderThanDays: 3));
        var older = await List(new(new(), OlderThanDays: 4));
        var counts = await work.Village.Run<ListBreaks, IReadOnlyDictionary<BreakStatus, int>>(
            feature => feature.Count(new(new()), default));

        Assert.That(mine.Rows.Single().AgeDays, Is.EqualTo(3));
        Assert.That(old.Total, Is.EqualTo(counts.Values.Sum()).And.GreaterThan(0));
        Assert.That(older.Total, Is.Zero);
        Assert.That(counts[BreakStatus.Assigned], Is.EqualTo(1));
        Assert.That((await List(new(new(), OnlyUnowned: true))).Rows.Select(one => one.Id), Has.None.EqualTo(id));
    }

    [Test]
    public async Task A_day_has_three_marks_and_its_bills_can_be_taken_as_they_came()
    {
        _ = await morning.Reconcile();
        var day = (await morning.Days())[BillMorning.Day];

        Assert.That((day.Trade, day.Funds, day.Balance), Is.EqualTo((DayMark.Agrees, DayMark.Differs, day.Balance)));
        var file = (await work.Village.Run((GetBillFile feature) =>
            feature.Run(new(treasurer, BillKind.Trade, BillMorning.Day), default))).OrThrow();
        Assert.That(
            System.Text.Encoding.UTF8.GetString(file.Content),
            Is.EqualTo(await morning.Archived(BillKind.Trade, BillMorning.Day)));
        Assert.That(file.Sha1, Has.Length.EqualTo(40));
        Assert.That(
            await work.Village.Look(db => db.AuditTrail.CountAsync(row => row.Verb == "bill.export")), Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_next_days_bill_has_closes_itself_says_so_and_does_not_open_again()
    {
        var order = await work.Sell(2, user: "shopper-2");
        // WeChat has it on the seventh; our clock was a little behind midnight.
        await Retell(order, payments => payments.ExecuteUpdateAsync(set => set.SetProperty(
            one => one.PaidAt, BeijingTime.At(BillMorning.Day, new TimeOnly(23, 59)))));
        await morning.Until(BillMorning.Day.AddDays(2));
        _ = await morning.Match(BillMorning.Day);
        var missing = await Of(order);

        _ = await morning.Match(BillMorning.Day.AddDays(1));
        _ = await morning.Match(BillMorning.Day);

        Assert.That(missing, Is.Not.Empty);
        Assert.That(missing.Select(one => one.MayComeUntil), Is.All.EqualTo((DateOnly?)BillMorning.Day.AddDays(3)));
        var ended = await Of(order);
        Assert.That(ended.Select(one => one.EndedAs), Is.All.EqualTo((BreakEnd?)BreakEnd.CameLater));
        Assert.That((await Get(ended[0].Id)).History[^1].Text, Does.Contain("时间差").And.Contain("2026-05-07"));
    }

    [Test]
    public async Task What_went_away_by_itself_and_comes_back_opens_again()
    {
        var order = await work.Village.Look(db => db.Payments.Select(one => one.OutTradeNo).FirstAsync());
        var right = await work.Village.Look(db => db.Payments.Select(one => one.Amount.Fen).FirstAsync());
        foreach (var (fen, open) in new[] { (right + 1, true), (right, false), (right + 1, true), (right, false) })
        {
            await Retell(order, payments => payments.ExecuteUpdateAsync(set => set.SetProperty(
                one => one.Amount.Fen, fen)));
            _ = await morning.Match(BillMorning.Day);

            var found = (await Of(order)).Select(one => one.Status).ToList();
            Assert.That(found, Is.Not.Empty);
            Assert.That(found, Is.All.EqualTo(open ? BreakStatus.Open : BreakStatus.Closed));
        }

        var history = (await Get((await Of(order))[0].Id)).History.Select(step => step.Act);
        Assert.That(history, Is.EqualTo(new[]
        {
            BreakAct.Found, BreakAct.WentAway, BreakAct.CameBack, BreakAct.WentAway,
        }));
    }

    [Test]
    public async Task The_history_of_a_break_is_never_changed_by_whomever()
    {
        Assert.That(
            async () => await work.Village.Look(db => db.Database.ExecuteSqlAsync($"DELETE FROM break_steps")),
            Throws.Exception);
        Assert.That(
            async () => await work.Village.Look(db =>
                db.Database.ExecuteSqlAsync($"UPDATE breaks SET status = 'Closed'")),
            Throws.Exception.With.Message.Contains("ck_breaks_ended"));
    }

    private async Task<IReadOnlyList<BreakView>> Of(string number) =>
        (await List(new(new(), Search: number))).Rows;

    private Task Retell(string order, Func<IQueryable<Payment>, Task<int>> change) =>
        work.Village.Look(db => change(db.Payments.Where(one => one.OutTradeNo == order)));

    private async Task<BreakId> TopUpBreak() => (await List(new(
        new(), Class: BreakClass.MissingOurs, Source: BreakSource.OperationFunds))).Rows.Single().Id;

    private async Task<Page<BreakView>> List(ListBreaks.Query query) =>
        (await work.Village.Run((ListBreaks feature) => feature.Run(query, default))).OrThrow();

    private async Task<GetBreak.View> Get(BreakId id) =>
        (await work.Village.Run((GetBreak feature) => feature.Run(new(id), default))).OrThrow();

    private Task<Outcome<PreviewPosting.View>> Preview(PostingRequestId id) =>
        work.Village.Run((PreviewPosting feature) => feature.Run(new(id), default));

    private Task<Outcome<BreakView>> Assign(BreakId id, StaffId? owner = null) => work.Village.Run(
        (AssignBreak feature) => feature.Run(new(IdempotencyKey.New(), treasurer, id, owner), default));

    private Task<Outcome<BreakView>> Explain(BreakId id) => work.Village.Run((ExplainBreak feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer, id, "银行转入，忘了登记", "银行回单 20260506"), default));

    private Task<Outcome<RequestBreakEnd.Result>> Ask(BreakId id, RequestBreakEnd.Booking? booking = null) =>
        work.Village.Run((RequestBreakEnd feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, id, booking), default));
}
