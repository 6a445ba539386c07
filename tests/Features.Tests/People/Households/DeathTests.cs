using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Payouts;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Households;

/// <summary>Somebody of the tea household dies: the household is owed what it was owed, and nobody is paid in their
/// place whom two people haven't agreed on.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class DeathTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    private const string Paper = "6222000099998888";

    [Test]
    public async Task What_is_owed_waits_from_the_payees_death_until_two_people_have_agreed_on_an_heir()
    {
        var owed = -await work.Balance(Account.GoodsPayable);
        var batch = (await Draft()).OrThrow();
        var tea = await Tea();

        var died = (await Die(tea, Payee(tea))).OrThrow();

        Assert.That((died.IsHeld, (await Tea()).IsHeld), Is.EqualTo((true, true)));
        Assert.That(
            (await Approve(reviewer, batch.Id, batch.Total)).Refusal?.Code, Is.EqualTo("payout.payee_changed"));
        _ = (await Discard(batch.Id)).OrThrow();
        Assert.That((await Draft()).Refusal?.Code, Is.EqualTo("payout.nothing_to_pay"));
        var row = (await work.Village.Run((PreviewPayouts feature) => feature.Run(new(), default))).OrThrow()
            .Rows.Single();
        Assert.That((row.Goods, row.Amount), Is.EqualTo((owed, Money.Zero)));
        Assert.That(row.KeptBack, Is.EqualTo(new[] { KeptBack.PayeeDied }));
        Assert.That(await Alarms(), Is.EqualTo(1));
        var told = await Statement(tea);
        Assert.That((told.IsHeld, told.Position.Owed), Is.EqualTo((true, owed)), "their own account says so too");

        await BecomesPayee(await Heir(tea));

        Assert.That(((await Tea()).IsHeld, await Alarms()), Is.EqualTo((false, 0)));
        Assert.That((await Statement(tea)).IsHeld, Is.False);
        var anew = (await Draft()).OrThrow();
        Assert.That((anew.Total, anew.Payouts.Single().Payee), Is.EqualTo((owed, "王小芽 信用社 …8888")));
        Assert.That(-await work.Balance(Account.GoodsPayable), Is.EqualTo(owed), "not a fen was lost meanwhile");
    }

    [Test]
    public async Task What_was_approved_and_not_sent_yet_is_not_sent_to_the_dead()
    {
        var batch = await ApprovedBatch();
        var tea = await Tea();
        _ = (await Die(tea, Payee(tea))).OrThrow();

        await DeliverOutbox();

        var refused = await Find(batch.Payouts.Single());
        Assert.That((refused.Status, refused.FailReason), Is.EqualTo((PayoutStatus.Failed, "PAYEE_CHANGED")));
        Assert.That((await Redraft()).Refusal?.Code, Is.EqualTo("payout.payee_changed"));
    }

    [Test]
    public async Task Their_phone_their_codes_and_what_would_pay_them_end_at_once()
    {
        var tea = await Tea();
        var payee = Payee(tea);
        var heir = await Heir(tea);
        var code = (await work.Village.Run((IssuePhoneCode feature) =>
            feature.Run(new(treasurer, tea.Id, heir), default))).OrThrow();
        var number = (await Ask(heir)).OrThrow().Number;

        _ = (await Die(tea, heir)).OrThrow();

        Assert.That((await Tea()).IsHeld, Is.False, "whoever is paid lives");
        Assert.That((await Tea()).Payee?.Id, Is.EqualTo(payee));
        var phone = (await work.Village.Sandbox.LoginCode("heir", default)).Code;
        var session = (await work.Village.Run((Features.People.Shoppers.LogIn feature) =>
            feature.Run(new(phone), default))).OrThrow();
        Assert.That(
            (await work.Village.Run((ClaimPhoneCode feature) => feature.Run(
                new(session.ShopperId, code.HouseholdNumber, code.Code), default))).Refusal?.Code,
            Is.EqualTo("phone.code_wrong"));
        Assert.That(
            (await work.Village.Run((ApprovePayeeChange feature) =>
                feature.Run(new(IdempotencyKey.New(), reviewer, number, Paper), default))).Refusal?.Code,
            Is.EqualTo("approval.already_decided"));
        Assert.That((await Ask(heir)).Refusal?.Code, Is.EqualTo("household.person_has_died"));
        _ = (await Die(tea, payee)).OrThrow();
        Assert.That((await Tea()).People.Select(one => one.OpenId), Is.All.Null);
        Assert.That((await Tea()).IsHeld, Is.True, "it is the heirs' now");
    }

    [Test]
    public async Task A_death_by_mistake_is_taken_back_by_another_person_and_both_stand_in_the_history()
    {
        var tea = await Tea();
        _ = (await Die(tea, Payee(tea))).OrThrow();
        Assert.That((await TakeBack(treasurer)).Refusal?.Code, Is.EqualTo("access.not_your_duty"));

        _ = (await TakeBack(reviewer)).OrThrow();

        Assert.That(((await Tea()).IsHeld, await Alarms()), Is.EqualTo((false, 0)));
        Assert.That((await TakeBack(reviewer)).Refusal?.Code, Is.EqualTo("household.person_lives"));
        var told = await work.Village.Run((ListHouseholdEvents feature) => feature.Run(new(tea.Id), default));
        Assert.That(
            told.Select(one => (one.Kind, one.By)),
            Is.EqualTo(new[]
            {
                (HouseholdEventKind.DeathTakenBack, DemoVillage.Reviewer),
                (HouseholdEventKind.PersonDied, DemoVillage.Treasurer),
            }));
        _ = (await Die(tea, Payee(tea))).OrThrow();
        await work.Village.BecomesReviewer(treasurer);
        Assert.That((await TakeBack(treasurer)).Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));

        async Task<Outcome<TakeBackDeath.Result>> TakeBack(Domain.People.Access.StaffActor by) =>
            await work.Village.Run((TakeBackDeath feature) =>
                feature.Run(new(IdempotencyKey.New(), by, tea.Id, Payee(tea)), default));
    }

    private Task<Household> Tea() => work.Village.Look(db => db.Households.AsNoTracking()
        .SingleAsync(one => one.Number == DemoVillage.TeaHousehold));

    private async Task<StatementView> Statement(Household household) => (await work.Village.Run(
        (GetHouseholdStatement feature) => feature.Run(new(household.Id), default))).OrThrow();

    [Test]
    public async Task Whoever_shall_be_paid_soon_stays_in_the_register()
    {
        var heir = await Heir(await Tea());
        _ = (await Ask(heir)).OrThrow();
        var number = (await Tea()).Number;
        var seen = (await work.Village.Run((GetHousehold feature) =>
            feature.Run(new(treasurer, number), default))).OrThrow();

        var amended = await work.Village.Run((AmendHousehold feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, seen.Id, seen.Version,
                new(
                    seen.Number, seen.Name, IsMember: true, seen.MemberSince,
                    [
                        .. seen.People.Where(one => one.Id != heir)
                            .Select(one => new PersonTexts(one.Name, one.Relation, one.Phone, one.Id)),
                    ])),
            default));

        Assert.That(amended.Refusal?.Code, Is.EqualTo("payee.new_one_stays"));
        Assert.That((await Tea()).People.Select(one => one.Id), Does.Contain(heir));
    }

    private static long Payee(Household household) => household.People.Single(one => one.IsPayee).Id;

    private Task<Outcome<RecordDeath.Result>> Die(Household household, long person) => work.Village.Run(
        (RecordDeath feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, household.Id, person, BeijingTime.DayOf(work.Now)), default));

    /// <summary>Entered as one of the household's people.</summary>
    private async Task<long> Heir(Household household)
    {
        var seen = (await work.Village.Run((GetHousehold feature) =>
            feature.Run(new(treasurer, household.Number), default))).OrThrow();
        _ = (await work.Village.Run((AmendHousehold feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, seen.Id, seen.Version,
                new(
                    seen.Number, seen.Name, IsMember: true, seen.MemberSince,
                    [
                        .. seen.People.Where(one => one.DiedOn is null)
                            .Select(one => new PersonTexts(one.Name, one.Relation, one.Phone, one.Id)),
                        new PersonTexts("王小芽", "女儿"),
                    ])),
            default))).OrThrow();
        return (await Tea()).People.Single(one => one.Name == "王小芽").Id;
    }

    private async Task BecomesPayee(long heir)
    {
        var number = (await Ask(heir)).OrThrow().Number;
        _ = (await work.Village.Run((ApprovePayeeChange feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, number, Paper), default))).OrThrow();
        await work.Village.Advance(PayeeChange.Waits);
        Assert.That(
            (await work.Village.Run((TakePayeeChanges feature) => feature.Run(new(), default))).Done, Is.EqualTo(1));
    }

    private async Task<Outcome<RequestPayeeChange.Result>> Ask(long heir)
    {
        var tea = await Tea();
        return await work.Village.Run((RequestPayeeChange feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, tea.Id, heir, "信用社", Paper, "王小芽", "收款人去世"), default));
    }

    private Task<int> Alarms() => work.Village.Look(db => db.Alarms.CountAsync(
        one => one.Code == RecordDeath.Alarm && one.ClosedAt == null));
}
