using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Capital;

/// <summary>The tea household leaves the cooperative: by two people, with what it has in the capital owed to it.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class DepartureTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private const int Tea = DemoVillage.TeaHousehold;

    [Test]
    public async Task A_member_leaves_by_two_people_and_what_it_had_is_owed_to_it_and_paid_once()
    {
        var tea = await TakenOffShelf();
        var (bank, contributions, reserve) = (
            await work.Balance(Account.Bank), await work.Balance(Account.Contributions),
            await work.Balance(Account.Reserve));
        var toReturn = tea.Contribution + tea.ReserveShare;

        var asked = (await Ask()).OrThrow();

        Assert.That(asked.ToType, Is.EqualTo(toReturn));
        Assert.That((await Find()).IsMember, Is.True, "one person alone ends nothing");
        Assert.That((await Ask()).Refusal?.Code, Is.EqualTo("departure.already_waits"));
        Assert.That(
            (await work.ApprovePosting(treasurer, asked.Request, toReturn)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        var preview = (await work.Village.Run((PreviewPosting feature) =>
            feature.Run(new(asked.Request), default))).OrThrow();
        Assert.That(preview.Posted.Departure!.ToReturn, Is.EqualTo(toReturn));
        _ = (await work.ApprovePosting(reviewer, asked.Request, toReturn)).OrThrow();

        var left = await Find();
        Assert.That((left.IsMember, left.Holding.IsNone, left.LeftOn), Is.EqualTo((false, true, Today())));
        Assert.That(await work.Balance(Account.Contributions), Is.EqualTo(contributions + tea.Contribution));
        Assert.That(await work.Balance(Account.Reserve), Is.EqualTo(reserve + tea.ReserveShare));
        Assert.That(await work.Balance(Account.CapitalPayable, tea.Id), Is.EqualTo(-toReturn));
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bank), "nothing was paid yet");
        Assert.That(await CapitalOwed(tea.Id), Is.EqualTo(toReturn), "its phone reads it, beside what goods brought");
        Assert.That((await InMemberAccounts(tea.Id)).Owed, Is.EqualTo(toReturn), "though it is no member any more");
        Assert.That(await Shelve(), Is.EqualTo("catalog.seller_has_left"));

        await Paid(asked.Number);

        Assert.That(await work.Balance(Account.CapitalPayable, tea.Id), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bank - toReturn));
        Assert.That(await CapitalOwed(tea.Id), Is.EqualTo(Money.Zero));
        Assert.That((await AskReturn(asked.Number)).Refusal?.Code, Is.EqualTo("departure.return_not_due"));
        var row = (await work.Village.Run((ListDepartures feature) => feature.Run(new(tea.Id), default))).Single();
        Assert.That((row.Status, row.Evidence), Is.EqualTo((DepartureStatus.Returned, "回单 7")));
        var told = (await work.Village.Run((ListHouseholdEvents feature) => feature.Run(new(tea.Id), default)))
            .Single();
        Assert.That((told.Kind, told.By), Is.EqualTo((HouseholdEventKind.Left, DemoVillage.Reviewer)));
    }

    [Test]
    public async Task Who_paid_nothing_in_leaves_by_two_people_all_the_same()
    {
        var tea = await TakenOffShelf();
        await work.Village.Look(db => db.Database.ExecuteSqlAsync(
            $"UPDATE households SET contribution_fen = 0, reserve_share_fen = 0, subsidy_share_fen = 0"));

        var asked = (await Ask()).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, Money.Zero)).OrThrow();

        Assert.That(asked.ToType, Is.EqualTo(Money.Zero));
        Assert.That((await Find()).IsMember, Is.False);
        Assert.That(await work.Balance(Account.CapitalPayable, tea.Id), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task What_would_be_left_behind_is_told_first_and_what_goes_on_is_told_too()
    {
        await work.SellAndSettle(Tea);
        _ = await work.Sell(Tea);

        var early = await Ask();

        Assert.That(early.Refusal?.Code, Is.EqualTo("household.leaving_too_early"));
        Assert.That(early.Refusal?.Sentence, Does.Contain("下架"));
        var tea = await TakenOffShelf();
        var check = (await work.Village.Run((GetLeavingCheck feature) => feature.Run(new(tea.Id), default))).OrThrow();
        Assert.That(
            check.Items.Select(one => (one.Matter, one.Blocks)),
            Is.EqualTo(new[] { (LeavingMatter.UnsettledSales, false), (LeavingMatter.Owed, false) }));
        Assert.That((await Ask()).IsRefused, Is.False);
    }

    [Test]
    public async Task Nobody_leaves_who_owes_the_village_or_stands_in_a_plan_under_way()
    {
        var may = await work.CloseMay(Tea, 2);
        var tea = await TakenOffShelf();
        var plan = (await work.Village.Run((DraftDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, may), default))).OrThrow();
        Assert.That((await Ask()).Refusal?.Sentence, Does.Contain("分红方案里有这户"));
        _ = (await work.Village.Run((DeclineDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, plan.Id, "有人退社"), default))).OrThrow();

        await work.Post(
            "clawback", work.Now, JournalLine.Debit(Account.GoodsPayable, new(900_000), tea.Id),
            JournalLine.Credit(Account.Bank, new(900_000)));
        var owes = await Ask();
        await work.Post(
            "paid back", work.Now, JournalLine.Credit(Account.GoodsPayable, new(900_000), tea.Id),
            JournalLine.Debit(Account.Bank, new(900_000)));

        Assert.That(owes.Refusal?.Sentence, Does.Contain("还欠村里"));
        Assert.That((await Ask()).IsRefused, Is.False);
    }

    [Test]
    public async Task Whoever_left_has_its_share_of_the_months_in_which_it_was_a_member_and_of_no_later_one()
    {
        var may = await work.CloseMay(Tea, 2);
        var tea = await TakenOffShelf();
        var before = (await Preview(may)).Shares.Single(one => one.Number == Tea);
        await Leaves(new(2026, 6, 1));

        var after = (await Preview(may)).Shares.Single(one => one.Number == Tea);

        Assert.That(
            (after.Volume, after.CapitalWeight, after.Patronage, after.Capital),
            Is.EqualTo((before.Volume, before.CapitalWeight, before.Patronage, before.Capital)));
        Assert.That(before.Capital, Is.GreaterThan(Money.Zero));

        await work.SellAndSettle(2);
        await work.Village.Advance(BeijingTime.At(new DateOnly(2026, 7, 2), new TimeOnly(11, 0)) - work.Now);
        var june = await work.PeriodOf(new DateOnly(2026, 6, 30));
        _ = (await work.Close(june)).OrThrow();
        Assert.That(
            (await Preview(june)).Shares.Where(one => one.Number == Tea).Select(one => one.Patronage + one.Capital),
            Is.All.EqualTo(Money.Zero));
    }

    [Test]
    public async Task A_loss_is_borne_as_far_as_the_books_have_one_and_no_further()
    {
        var loss = new Money(1_000);
        await work.Post(
            "rent", work.Now, JournalLine.Debit(Account.OperatingCosts, loss), JournalLine.Credit(Account.Bank, loss));
        await work.Village.Advance(BeijingTime.At(new DateOnly(2026, 6, 2), new TimeOnly(11, 0)) - work.Now);
        var may = await work.PeriodOf(new DateOnly(2026, 5, 31));
        _ = (await work.Close(may)).OrThrow();
        var tea = await TakenOffShelf();
        Assert.That(
            (await Ask(borneLoss: loss + new Money(1))).Refusal?.Code,
            Is.EqualTo("departure.borne_loss_too_large"));

        var asked = (await Ask(borneLoss: new(300))).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();

        Assert.That(
            await work.Balance(Account.CapitalPayable, tea.Id),
            Is.EqualTo(-(tea.Contribution + tea.ReserveShare - new Money(300))));
        Assert.That(await work.Balance(Account.SurplusDistribution), Is.EqualTo(loss - new Money(300)));
        var june = await work.PeriodOf(new DateOnly(2026, 6, 30));
        var statement = (await work.Village.Run((GetSurplusStatement feature) =>
            feature.Run(new(june), default))).OrThrow();
        Assert.That(statement.Closing, Is.EqualTo(new Money(300) - loss));
    }

    [Test]
    public async Task Who_is_declined_stays_a_member_and_may_ask_again()
    {
        var tea = await TakenOffShelf();
        var asked = (await Ask()).OrThrow();
        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, asked.Request, "没有书面申请"), default))).OrThrow();

        Assert.That((await Find()).Holding, Is.EqualTo(tea.Holding));
        var again = (await Ask()).OrThrow();
        _ = (await work.ApprovePosting(reviewer, again.Request, again.ToType)).OrThrow();
        var paid = (await AskReturn(again.Number)).OrThrow();
        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, paid.Request, "回单不对"), default))).OrThrow();
        await Paid(again.Number);
    }

    [Test]
    public async Task What_goes_back_waits_as_all_money_does_while_the_payee_is_dead()
    {
        var tea = await TakenOffShelf();
        var asked = (await Ask()).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();
        var payee = tea.People.Single(one => one.IsPayee).Id;
        _ = (await work.Village.Run((RecordDeath feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, tea.Id, payee, Today()), default))).OrThrow();

        Assert.That((await AskReturn(asked.Number)).Refusal?.Code, Is.EqualTo("departure.held"));
        _ = (await work.Village.Run((TakeBackDeath feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, tea.Id, payee), default))).OrThrow();
        await Paid(asked.Number);
    }

    [Test]
    public async Task A_departure_that_its_entry_contradicts_is_found_out()
    {
        _ = await TakenOffShelf();
        await Leaves(Today());

        await work.Village.Look(db => db.Database.ExecuteSqlAsync($"UPDATE departures SET contribution_fen = 1"));

        var found = (await work.Village.Run((CheckBooks feature) => feature.Run(default)))
            .Single(one => one.Code == "I16");
        Assert.That(found.Holds, Is.False);
        Assert.That(found.Detail, Does.Contain("退社"));
        var paidIn = (await Contribution()).Fen;
        await work.Village.Look(db => db.Database.ExecuteSqlAsync(
            $"UPDATE departures SET contribution_fen = {paidIn}"));
    }

    private async Task<GetMemberAccounts.Row> InMemberAccounts(HouseholdId household)
    {
        var month = await work.PeriodOf(Today());
        return (await work.Village.Run((GetMemberAccounts feature) =>
            feature.Run(new(new(Size: 1_000), month), default))).OrThrow().Rows.Rows.Single(one => one.Id == household);
    }

    private async Task<Money> CapitalOwed(HouseholdId household) => (await work.Village.Run(
        (GetHouseholdStatement feature) => feature.Run(new(household), default))).OrThrow().CapitalOwed;

    private DateOnly Today() => BeijingTime.DayOf(work.Now);

    private Task<Household> Find() => work.Village.Look(db => db.Households.AsNoTracking()
        .SingleAsync(one => one.Number == Tea));

    /// <summary>As the entry says.</summary>
    private Task<Money> Contribution() => work.Village.Look(async db => new Money(await (
        from line in db.JournalLines
        join entry in db.JournalEntries on line.EntryId equals entry.Id
        where entry.Kind == EntryKind.MemberLeft && line.AccountCode == Account.Contributions.Code
        select line.Amount.Fen).SingleAsync()));

    private async Task<Household> TakenOffShelf()
    {
        var tea = await Find();
        foreach (var id in await work.Village.Look(db => db.Products
            .Where(one => one.HouseholdId == tea.Id && one.IsOnSale).Select(one => one.Id).ToListAsync()))
        {
            _ = (await work.Village.Run((ShelveProduct feature) =>
                feature.Run(new(IdempotencyKey.New(), treasurer, id, IsOnSale: false), default))).OrThrow();
        }

        return tea;
    }

    private async Task<string?> Shelve()
    {
        var tea = await Find();
        var id = await work.Village.Look(db => db.Products.Where(one => one.HouseholdId == tea.Id)
            .OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        return (await work.Village.Run((ShelveProduct feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, id, IsOnSale: true), default))).Refusal?.Code;
    }

    private async Task<Outcome<RequestDeparture.Result>> Ask(DateOnly? day = null, Money borneLoss = default)
    {
        var tea = await Find();
        return await work.Village.Run((RequestDeparture feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, tea.Id, new(day ?? Today(), "本人书面申请退社"), borneLoss), default));
    }

    private async Task Leaves(DateOnly day)
    {
        var asked = (await Ask(day)).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();
    }

    private Task<Outcome<RequestCapitalReturn.Result>> AskReturn(string number) => work.Village.Run(
        (RequestCapitalReturn feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, number, Today(), " 回单 7 "), default));

    private async Task Paid(string number)
    {
        var paid = (await AskReturn(number)).OrThrow();
        _ = (await work.ApprovePosting(reviewer, paid.Request, paid.ToType)).OrThrow();
    }

    private async Task<PlanView> Preview(PeriodId period) => (await work.Village.Run((PreviewDividendPlan feature) =>
        feature.Run(new(treasurer, period), default))).OrThrow();
}
