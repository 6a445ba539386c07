using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;
using RowKind = VillageCloud.Features.Finance.Statements.GetSurplusStatement.RowKind;

namespace VillageCloud.Features.Tests.Finance.Statements;

/// <summary>科目余额表, 盈余及盈余分配表, 成员账户 and the ledger of one account tell the same as the journal.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class StatementsOfTheMinistryTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;
    private StaffActor treasurer;
    private PeriodId may;
    private PeriodId june;
    private PlanView plan = null!;

    /// <summary>May is sold, closed and shared in June.</summary>
    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        treasurer = await work.Treasurer();
        await work.Post(
            "packing", work.Now, JournalLine.Debit(Account.Packing, new(30)),
            JournalLine.Credit(Account.Bank, new(30)));
        may = await work.CloseMay(1, 2, 3);
        plan = (await work.Village.Run((DraftDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, may), default))).OrThrow();
        _ = (await work.Village.Run((DiscloseDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default))).OrThrow();
        await work.Village.Advance(TimeSpan.FromDays(16));
        var reviewer = await work.Reviewer();
        _ = (await work.Village.Run((ApproveDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, plan.Id, plan.Distributable), default))).OrThrow();
        _ = (await work.Village.Run((AllocateDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default))).OrThrow();
        june = await work.PeriodOf(new(2026, 6, 15));
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task The_balances_of_accounts_add_up_and_one_month_begins_where_the_other_ended()
    {
        var ofMay = await Balances(may);
        var ofJune = await Balances(june);
        var ofBoth = await Balances(may, june);

        Assert.That(new[] { ofMay, ofJune, ofBoth }.Select(view => view.IsBalanced), Is.All.True);
        foreach (var row in ofJune.Rows)
        {
            var before = ofMay.Rows.Single(one => one.Code == row.Code);
            var both = ofBoth.Rows.Single(one => one.Code == row.Code);
            Assert.That(row.Opening, Is.EqualTo(before.Closing), row.Name);
            Assert.That(both.Closing, Is.EqualTo(row.Closing), row.Name);
            Assert.That((both.Debit, both.Credit), Is.EqualTo((before.Debit + row.Debit, before.Credit + row.Credit)));
            var booked = await work.Balance(Account.WithCode(row.Code));
            Assert.That(row.Closing.Debit - row.Closing.Credit, Is.EqualTo(booked), row.Name);
        }
    }

    [Test]
    public async Task The_surplus_statement_tells_income_costs_and_what_became_of_the_surplus()
    {
        var ofMay = await Surplus(may);
        var ofJune = await Surplus(june);

        Assert.That(ofMay.Surplus, Is.EqualTo(plan.Surplus));
        Assert.That(Row(ofMay, Account.Packing).Amount, Is.EqualTo(new Money(30)));
        Assert.That(ofMay.Closing, Is.EqualTo(plan.Surplus), "nothing of May was shared in May");
        Assert.That(Row(ofJune, Account.Reserve).Amount, Is.EqualTo(plan.Reserve));
        Assert.That(
            Row(ofJune, Account.PatronageDue).Amount + Row(ofJune, Account.CapitalDue).Amount,
            Is.EqualTo(plan.Distributable));
        Assert.That(
            (ofJune.Closing, (await Surplus(may, june)).Closing), Is.EqualTo((ofJune.Surplus, ofJune.Closing)));
    }

    [Test]
    public async Task Member_accounts_tell_each_households_capital_trade_and_return()
    {
        var view = (await work.Village.Run((GetMemberAccounts feature) =>
            feature.Run(new(new(Size: 1_000), may), default))).OrThrow();

        Assert.That(view.Total.Patronage + view.Total.Capital, Is.EqualTo(plan.Distributable));
        Assert.That(Money.Sum(view.Rows.Rows.Select(row => row.Volume)), Is.EqualTo(view.Total.Volume));
        Assert.That(view.Total.Volume, Is.GreaterThan(Money.Zero));
        Assert.That(
            view.Rows.Rows.Where(row => row.Volume > Money.Zero).Select(row => row.Patronage),
            Is.All.GreaterThan(Money.Zero));
        Assert.That(view.Rows.Rows.Select(row => row.Number), Is.Ordered.Ascending);
        foreach (var row in view.Rows.Rows)
        {
            Assert.That((await Ledger(new(new(), "114", may, HouseholdId: row.Id))).Closing, Is.EqualTo(-row.Owed));
            Assert.That(
                (await OfPlans(Account.PatronageDue, may, row.Id), await OfPlans(Account.CapitalDue, may, row.Id)),
                Is.EqualTo((-row.Patronage, -row.Capital)), "booked in June, and returned for May");
        }

        Assert.That(
            (await Ledger(new(new(), "114", may))).Closing, Is.EqualTo(-view.Total.Owed), "nobody is left out");
        Assert.That(
            await OfPlans(Account.PatronageDue, june, household: null), Is.EqualTo(Money.Zero), "no plan is of June");
    }

    [TestCase("109.01")]
    [TestCase("114.01")]
    [TestCase("332")]
    public async Task An_accounts_ledger_runs_from_page_to_page_to_the_balance_of_the_books(string code)
    {
        var all = await Ledger(new(new(Size: 1_000), code));
        var paged = new List<Money>();
        for (var page = 1; paged.Count < all.Page.Total; page++)
            paged.AddRange((await Ledger(new(new(page, 2), code))).Page.Rows.Select(row => row.Balance));

        Assert.That(all.Page.Total, Is.GreaterThan(1));
        Assert.That(paged, Is.EqualTo(all.Page.Rows.Select(row => row.Balance)));
        Assert.That(all.Closing, Is.EqualTo(await work.Balance(Account.WithCode(code))));
        Assert.That(paged[^1], Is.EqualTo(all.Closing));
    }

    [TestCase("109.01", false)]
    [TestCase("114.01", false)]
    [TestCase("114.01", true)]
    [TestCase("114", false)]
    [TestCase("114", true)]
    public async Task Each_page_of_an_accounts_ledger_shows_the_lines_of_its_place_in_the_journal(
        string code, bool isOfAHousehold)
    {
        var household = isOfAHousehold ? await work.Household(1) : (HouseholdId?)null;
        foreach (var (from, to) in new (PeriodId?, PeriodId?)[] { (null, null), (may, june), (june, june) })
        {
            var lines = await Lines(code, household, from == june ? [june] : null);
            var before = from == june ? await Lines(code, household, [may]) : [];
            var opening = Money.Sum(before.Select(line => line.Amount));
            var (running, told) = (opening, new List<(string, Money, Money)>());
            foreach (var (key, amount) in lines) told.Add((key, amount, running += amount));

            foreach (var size in new[] { 1, 3, 1_000 })
            {
                var shown = new List<(string, Money, Money)>();
                ListAccountLedger.View view;
                do
                {
                    view = await Ledger(new(new(1 + (shown.Count / size), size), code, from, to, household));
                    shown.AddRange(view.Page.Rows.Select(row =>
                        (row.BusinessKey, row.Debit - row.Credit, row.Balance)));
                }
                while (shown.Count < view.Page.Total);

                Assert.That(shown, Is.EqualTo(told), $"{from} to {to}, {size} a page");
                Assert.That((view.Opening, view.Closing), Is.EqualTo((opening, running)));
                Assert.That(view.Debit - view.Credit, Is.EqualTo(view.Closing - view.Opening));
            }
        }
    }

    [Test]
    public async Task An_accounts_ledger_of_a_month_and_a_household_begins_with_what_was_there()
    {
        var household = await work.Household(1);

        var view = await Ledger(new(new(), Account.GoodsPayable.Code, june, HouseholdId: household));
        var before = await Ledger(new(new(), Account.GoodsPayable.Code, may, HouseholdId: household));

        Assert.That(before.Page.Rows.Select(row => row.Household).Distinct().Count(), Is.EqualTo(1));
        Assert.That(view.Opening, Is.EqualTo(before.Closing).And.LessThan(Money.Zero));
        Assert.That(view.Closing, Is.EqualTo(await work.Balance(Account.GoodsPayable, household)));
        Assert.That(
            (await work.Village.Run((ListAccountLedger feature) => feature.Run(new(new(), "999"), default)))
            .Refusal?.Code, Is.EqualTo("ledger.account_unknown"));
    }

    [Test]
    public async Task Every_line_of_the_surplus_statement_opens_to_entries_that_add_up_to_it()
    {
        foreach (var month in new[] { may, june })
        foreach (var row in (await Surplus(month)).Rows.Where(row => row.Kind != RowKind.Total))
        {
            if (row.Kind == RowKind.Opening) continue;
            var part = row.Kind == RowKind.Distribution ? LedgerPart.Plans : LedgerPart.BeforeClosing;
            var ledger = await Ledger(new(new(), row.Accounts[0], month, Part: part));
            Assert.That(
                row.Kind == RowKind.Cost ? ledger.Closing : -ledger.Closing, Is.EqualTo(row.Amount), row.Label);
        }
    }

    [Test]
    public async Task The_journal_is_asked_by_month_account_and_household_on_one_line()
    {
        var household = await work.Household(1);

        var asked = (await work.Village.Run((ListJournal feature) => feature.Run(
            new(new(Size: 1_000), null, may, may, Account.GoodsPayable.Code, household), default))).OrThrow();

        var ledger = await Ledger(new(new(Size: 1_000), Account.GoodsPayable.Code, may, HouseholdId: household));
        Assert.That(
            asked.Page.Rows.Select(row => row.Id),
            Is.EquivalentTo(ledger.Page.Rows.Select(row => row.EntryId).Distinct()));
        Assert.That(asked.Page.Total, Is.GreaterThan(0));
    }

    [Test]
    public async Task Entries_of_long_ago_are_listed_for_whoever_asks_for_them()
    {
        await work.Village.Advance(TimeSpan.FromDays(Recent.Days + 1));
        await work.Post(
            "late", work.Now, JournalLine.Debit(Account.Packing, new(7)), JournalLine.Credit(Account.Bank, new(7)));
        var recent = new ListJournal.Query(new(Size: 1_000), IsRecent: true);
        var all = await Journal(recent with { IsRecent = false });
        var old = all.Page.Rows[^1].BusinessKey;

        var shown = await Journal(recent);

        Assert.That(shown.Page.Rows.Select(row => row.Amount), Is.EqualTo(new[] { new Money(7) }));
        Assert.That((shown.LeavesOut, all.LeavesOut), Is.EqualTo((true, false)));
        var found = await Journal(recent with { Search = old });
        Assert.That((found.Page.Rows.Single().BusinessKey, found.LeavesOut), Is.EqualTo((old, false)));
        var ofMay = await Journal(recent with { From = may });
        Assert.That((ofMay.Page.Total > 0, ofMay.LeavesOut), Is.EqualTo((true, false)));
        Assert.That((await Journal(recent with { Account = Account.WeChatBasic.Code })).Page.Total, Is.Zero);
    }

    private async Task<ListJournal.Result> Journal(ListJournal.Query query) =>
        (await work.Village.Run((ListJournal feature) => feature.Run(query, default))).OrThrow();

    private async Task<GetAccountBalances.View> Balances(PeriodId from, PeriodId? to = null) =>
        (await work.Village.Run((GetAccountBalances feature) =>
            feature.Run(new(from, to, WithEmpty: true), default))).OrThrow();

    private async Task<GetSurplusStatement.View> Surplus(PeriodId from, PeriodId? to = null) =>
        (await work.Village.Run((GetSurplusStatement feature) => feature.Run(new(from, to), default))).OrThrow();

    /// <summary>By what is in the books first, read without what is kept beside them.</summary>
    private Task<List<(string Key, Money Amount)>> Lines(string code, HouseholdId? household, PeriodId[]? within) =>
        work.Village.Look(async db => (
            from line in await db.JournalLines.AsNoTracking().ToListAsync()
            join entry in await db.JournalEntries.AsNoTracking().ToListAsync() on line.EntryId equals entry.Id
            join period in await db.Periods.AsNoTracking().ToListAsync() on entry.PeriodId equals period.Id
            where line.AccountCode.StartsWith(code, StringComparison.Ordinal)
            where household is null || line.HouseholdId == household
            where within is null || within.Contains(period.Id)
            orderby period.FirstDay, entry.EffectiveAt, entry.Id.Value, line.Sequence
            select (entry.BusinessKey, line.Amount)).ToList());

    private async Task<ListAccountLedger.View> Ledger(ListAccountLedger.Query query) =>
        (await work.Village.Run((ListAccountLedger feature) => feature.Run(query, default))).OrThrow();

    private async Task<Money> OfPlans(Account account, PeriodId month, HouseholdId? household) => (await Ledger(
        new(new(), account.Code, month, HouseholdId: household, Part: LedgerPart.PlansOfMonths))).Closing;

    private static GetSurplusStatement.Row Row(GetSurplusStatement.View view, Account account) =>
        view.Rows.Single(row => row.Accounts.Contains(account.Code));
}
