using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Households;

/// <summary>The village's register: one person keeps who they are, two people what they have in the capital.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RegisterTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private static readonly CapitalHolding Stake = new(new(500_000), new(20_000), new(300));

    private static readonly HouseholdTexts Zhou =
        new(501, "周大山家", IsMember: true, new(2024, 3, 5), [new("周大山", "户主", "13800000501"), new("李红", "妻子")]);

    [Test]
    public async Task A_household_is_on_the_register_at_once_and_its_capital_when_a_second_person_has_agreed()
    {
        var (bank, capital) = (await work.Balance(Account.Bank), await work.Balance(Account.Contributions));

        var made = (await Register(Zhou, Stake)).OrThrow();

        var before = await Get(501);
        Assert.That(
            (before.Standing, before.Holding.IsNone, before.People[0].IsPayee),
            Is.EqualTo((Standing.Member, true, true)));
        Assert.That(made.Capital!.ToType, Is.EqualTo(Stake.Total));
        Assert.That(
            (await work.ApprovePosting(treasurer, made.Capital.Request, Stake.Total)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));

        var posted = (await work.ApprovePosting(reviewer, made.Capital.Request, Stake.Total)).OrThrow();

        Assert.That((posted.Capital!.Count, posted.Capital.PaidIn), Is.EqualTo((1, Stake.Contribution)));
        Assert.That((await Get(501)).Holding, Is.EqualTo(Stake));
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bank + Stake.Contribution));
        Assert.That(await work.Balance(Account.Contributions), Is.EqualTo(capital - Stake.Contribution));
    }

    [Test]
    public async Task Capital_is_paid_back_and_shares_alone_move_no_money()
    {
        var made = await Member(Stake);
        var bank = await work.Balance(Account.Bank);
        await Hold(made.Id, Stake with { ReserveShare = Money.Zero });
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bank));

        await Hold(made.Id, default);

        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bank - Stake.Contribution));
    }

    [Test]
    public async Task Who_is_no_member_leaves_by_one_person_and_a_member_does_not()
    {
        var member = (await Register(Zhou)).OrThrow();
        var other = (await Register(
            Zhou with { Number = 502, IsMember = false, MemberSince = null, Name = "周小山家" })).OrThrow();

        Assert.That((await Leave(member.Id)).Refusal?.Code, Is.EqualTo("household.member_leaves_by_two"));
        _ = (await Leave(other.Id)).OrThrow();

        Assert.That((await List(Standing.Left)).Page.Rows.Single().Number, Is.EqualTo(502));
        Assert.That((await Ask(other.Id, Stake)).Refusal?.Code, Is.EqualTo("household.has_left"));
        Assert.That((await Leave(other.Id)).Refusal?.Code, Is.EqualTo("household.has_left"));
    }

    [Test]
    public async Task A_second_wish_about_the_same_capital_waits_for_the_first()
    {
        var made = (await Register(Zhou, Stake)).OrThrow();
        Assert.That(
            (await Ask(made.Id, new(new(1), default, default))).Refusal?.Code, Is.EqualTo("capital.already_waits"));
        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, made.Capital!.Request, "回单不对"), default))).OrThrow();

        Assert.That((await Get(501)).Holding.IsNone, Is.True);
        Assert.That((await Ask(made.Id, Stake)).IsRefused, Is.False);
        var told = await work.Village.Run((ListCapitalChanges feature) => feature.Run(new(made.Id), default));
        Assert.That(told.Select(one => one.After), Is.EqualTo(new[] { Stake, Stake }));
    }

    [Test]
    public async Task Whoever_is_no_member_has_no_capital_and_is_told_apart()
    {
        var other = Zhou with { IsMember = false, MemberSince = null };
        Assert.That((await Register(other, Stake)).Refusal?.Code, Is.EqualTo("household.capital_of_member"));
        Assert.That((await List(search: "周大山")).Page.Total, Is.Zero, "nothing is half-written");

        _ = (await Register(other)).OrThrow();

        var found = await List(search: "13800000501");
        Assert.That(
            (found.Counts[Standing.Other], found.Counts[Standing.Member], found.Page.Rows.Single().Name),
            Is.EqualTo((1, 0, "周大山家")));
    }

    [Test]
    public async Task Of_two_who_register_the_same_number_at_once_one_is_told_whose_it_is()
    {
        var answers = await Task.WhenAll(
            Task.Run(() => Register(Zhou)), Task.Run(() => Register(Zhou with { Name = "周小山家" })));

        Assert.That(answers.Count(one => one.IsRefused), Is.EqualTo(1));
        Assert.That(answers.Single(one => one.IsRefused).Refusal!.Code, Is.EqualTo("household.number_taken"));
    }

    [Test]
    public async Task Who_amends_what_somebody_else_has_amended_meanwhile_is_told_so()
    {
        _ = (await Register(Zhou)).OrThrow();
        var seen = await Get(501);
        var words = Zhou with
        {
            People = [new("周大山", "户主", "13900000501", seen.People[0].Id), new("周小满", "女儿")],
        };

        _ = (await Amend(seen, words)).OrThrow();

        Assert.That((await Amend(seen, Zhou)).Refusal?.Code, Is.EqualTo("household.changed"));
        Assert.That(
            (await Get(501)).People.Select(one => (one.Name, one.Phone)),
            Is.EqualTo(new[] { ("周大山", "13900000501"), ("周小满", (string?)null) }));
    }

    private async Task<RegisterHousehold.Result> Member(CapitalHolding holding)
    {
        var made = (await Register(Zhou, holding)).OrThrow();
        _ = (await work.ApprovePosting(reviewer, made.Capital!.Request, made.Capital.ToType)).OrThrow();
        return made;
    }

    private async Task Hold(HouseholdId id, CapitalHolding holding)
    {
        var asked = (await Ask(id, holding)).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();
    }

    private Task<Outcome<CapitalAsked>> Ask(HouseholdId id, CapitalHolding holding) => work.Village.Run(
        (RequestCapitalChange feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, id, holding, BeijingTime.DayOf(work.Now)), default));

    private Task<Outcome<RegisterHousehold.Result>> Register(HouseholdTexts texts, CapitalHolding holding = default) =>
        work.Village.Run((RegisterHousehold feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, texts, holding), default));

    private Task<Outcome<AmendHousehold.Result>> Amend(HouseholdView seen, HouseholdTexts texts) => work.Village.Run(
        (AmendHousehold feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, seen.Id, seen.Version, texts), default));

    private Task<Outcome<LeaveHousehold.Result>> Leave(HouseholdId id) => work.Village.Run((LeaveHousehold feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer, id, BeijingTime.DayOf(work.Now)), default));

    private async Task<HouseholdView> Get(int number) => (await work.Village.Run((GetHousehold feature) =>
        feature.Run(new(treasurer, number), default))).OrThrow();

    private async Task<ListRegister.Result> List(Standing? standing = null, string? search = null) =>
        (await work.Village.Run((ListRegister feature) =>
            feature.Run(new(treasurer, new(), standing, search), default))).OrThrow();
}
