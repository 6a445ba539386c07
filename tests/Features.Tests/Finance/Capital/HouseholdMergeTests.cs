using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Capital;

/// <summary>The tea household is taken into the nut household, by two people of the village.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class HouseholdMergeTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private const int Tea = DemoVillage.TeaHousehold;
    private const int Nut = DemoVillage.NutHousehold;

    [Test]
    public async Task Shares_people_and_goods_are_the_other_ones_and_what_was_owed_is_paid_to_the_old_payee()
    {
        await work.SellAndSettle(Tea);
        _ = await work.Sell(Tea);
        var (tea, nut, entries) = (await Find(Tea), await Find(Nut), await work.Entries());
        var owed = -await work.Balance(Account.GoodsPayable, tea.Id);

        var asked = (await Ask()).OrThrow();

        Assert.That(asked.ToType, Is.EqualTo(tea.CapitalWeight));
        Assert.That((await Ask()).Refusal?.Code, Is.EqualTo("merge.already_waits"));
        Assert.That((await Find(Tea)).IsMember, Is.True, "one person alone merges nothing");
        Assert.That(
            (await work.ApprovePosting(treasurer, asked.Request, asked.ToType)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();

        var (old, into) = (await Find(Tea), await Find(Nut));
        Assert.That((old.LeftOn, old.IsMember, old.Holding.IsNone), Is.EqualTo((Today(), false, true)));
        Assert.That(into.CapitalWeight, Is.EqualTo(tea.CapitalWeight + nut.CapitalWeight));
        Assert.That(old.People.Single().Name, Is.EqualTo(tea.Payee!.Name));
        Assert.That(
            into.People.Select(one => one.Name),
            Is.EquivalentTo(tea.People.Concat(nut.People).Select(one => one.Name)));
        Assert.That(await work.Village.Look(db => db.Products.AnyAsync(one => one.HouseholdId == tea.Id)), Is.False);
        Assert.That(await work.Entries(), Is.EqualTo(entries), "no money moves");
        Assert.That(
            (await work.Village.Run((FindMerge feature) => feature.Run(tea.Id, default)))?.IntoNumber,
            Is.EqualTo(Nut), "the old one points at the other");

        await work.TopUp(new(500_000));
        var batch = (await work.Village.Run((DraftPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer), default))).OrThrow();
        Assert.That(
            batch.Payouts.Select(one => (one.HouseholdId, one.Amount)), Is.EqualTo(new[] { (tea.Id, owed) }));
        Assert.That(batch.Payouts.Single().Payee, Does.StartWith(tea.Payee.Name));
        Assert.That((await Ask()).Refusal?.Code, Is.EqualTo("household.has_left"), "it takes part in nothing again");
        var told = await work.Village.Run((ListHouseholdEvents feature) => feature.Run(new(nut.Id), default));
        Assert.That(told.Single().Kind, Is.EqualTo(HouseholdEventKind.TookIn));
    }

    [Test]
    public async Task Who_has_nothing_in_the_capital_is_taken_in_all_the_same()
    {
        await Hold(Tea, default);

        var asked = (await Ask()).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, Money.Zero)).OrThrow();

        Assert.That(asked.ToType, Is.EqualTo(Money.Zero));
        Assert.That((await Find(Tea)).LeftOn, Is.EqualTo(Today()));
    }

    [Test]
    public async Task A_month_before_the_merge_is_shared_as_if_they_were_two_and_a_later_one_by_the_one()
    {
        var may = await work.CloseMay(Tea, Nut);
        var before = (await Preview(may)).Shares;
        var asked = (await Ask()).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();

        var after = (await Preview(may)).Shares;

        Assert.That(
            after.Select(one => (one.Number, one.CapitalWeight, one.Patronage, one.Capital)),
            Is.EqualTo(before.Select(one => (one.Number, one.CapitalWeight, one.Patronage, one.Capital))));
        await work.SellAndSettle(3);
        await work.Village.Advance(BeijingTime.At(new DateOnly(2026, 7, 2), new TimeOnly(11, 0)) - work.Now);
        var june = await work.PeriodOf(new DateOnly(2026, 6, 30));
        _ = (await work.Close(june)).OrThrow();
        var later = (await Preview(june)).Shares;
        Assert.That(
            later.Single(one => one.Number == Nut).CapitalWeight,
            Is.EqualTo(before.Where(one => one.Number is Tea or Nut).Aggregate(
                Money.Zero, (sum, one) => sum + one.CapitalWeight)));
        Assert.That(later.Where(one => one.Number == Tea).Select(one => one.Capital), Is.All.EqualTo(Money.Zero));
    }

    [Test]
    public async Task A_month_that_ended_is_shared_by_what_was_in_the_capital_then_whatever_was_paid_in_or_back_since()
    {
        var may = await work.CloseMay(Tea, Nut);
        var before = (await Preview(may)).Shares;
        await work.Village.Advance(TimeSpan.FromDays(2));
        var merge = (await Ask()).OrThrow();
        _ = (await work.ApprovePosting(reviewer, merge.Request, merge.ToType)).OrThrow();
        await Hold(Nut, default);
        await Hold(3, new(new(9_000_000), Money.Zero, Money.Zero));

        var after = (await Preview(may)).Shares;

        Assert.That((await Find(Nut)).CapitalWeight, Is.EqualTo(Money.Zero));
        Assert.That(
            after.Select(one => (one.Number, one.CapitalWeight, one.Patronage, one.Capital)),
            Is.EqualTo(before.Select(one => (one.Number, one.CapitalWeight, one.Patronage, one.Capital))));
    }

    [Test]
    public async Task What_can_not_be_is_told_with_what_to_do()
    {
        var tea = await Find(Tea);
        string?[] codes =
        [
            (await Ask(into: Tea)).Refusal?.Code, (await Ask(into: 23)).Refusal?.Code,
            (await Ask(day: Today().AddDays(1))).Refusal?.Code, (await Ask(reason: " ")).Refusal?.Code,
        ];
        Assert.That(codes, Is.EqualTo(new[]
        {
            "household.merge_itself", "household.merge_into_other", "household.merge_day", "household.leaving_reason",
        }));

        await Owe(tea.Id, 900_000);
        var owes = await Ask();
        await Owe(tea.Id, -900_000);

        Assert.That(owes.Refusal?.Sentence, Does.Contain("还欠村里"));
        var asked = (await Ask()).OrThrow();
        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, asked.Request, "家里没有商量好"), default))).OrThrow();
        Assert.That((await Find(Tea)).Holding, Is.EqualTo(tea.Holding));
        Assert.That((await Ask()).IsRefused, Is.False);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Whoever_shall_be_paid_soon_does_not_move_away_before_or_after_a_merge_was_asked_for(bool isAsked)
    {
        var tea = await Find(Tea);
        var heir = tea.People.First(one => !one.IsPayee);
        var asked = isAsked ? (await Ask()).OrThrow() : null;
        var number = (await work.Village.Run((RequestPayeeChange feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, tea.Id, heir.Id, "信用社", "6222000099998888", heir.Name, "换人收款"),
            default))).OrThrow().Number;

        var refused = asked is null
            ? (await Ask()).Refusal
            : (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).Refusal;

        Assert.That(refused?.Code, Is.EqualTo("merge.payee_changing"));
        _ = (await work.Village.Run((DeclinePayeeChange feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, number, "先并户"), default))).OrThrow();
        asked ??= (await Ask()).OrThrow();
        Assert.That((await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).IsRefused, Is.False);
    }

    private async Task Hold(int number, CapitalHolding holding)
    {
        var id = await work.Household(number);
        var asked = (await work.Village.Run((RequestCapitalChange feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, id, holding, Today()), default))).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();
    }

    private Task Owe(HouseholdId household, long fen) => work.Post(
        $"clawback {fen}", work.Now, JournalLine.Debit(Account.GoodsPayable, new(fen), household),
        JournalLine.Credit(Account.Bank, new(fen)));

    private DateOnly Today() => BeijingTime.DayOf(work.Now);

    private Task<Household> Find(int number) => work.Village.Look(db => db.Households.AsNoTracking()
        .SingleAsync(one => one.Number == number));

    private async Task<Outcome<RequestMerge.Result>> Ask(
        int into = Nut, DateOnly? day = null, string reason = "老人跟女儿一起过")
    {
        var (tea, other) = (await work.Household(Tea), await work.Household(into));
        return await work.Village.Run((RequestMerge feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, tea, other, new(day ?? Today(), reason)), default));
    }

    private async Task<PlanView> Preview(PeriodId period) => (await work.Village.Run((PreviewDividendPlan feature) =>
        feature.Run(new(treasurer, period), default))).OrThrow();
}
