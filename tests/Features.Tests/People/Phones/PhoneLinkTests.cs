using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Privacy;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Phones;

/// <summary>A household that WeChat has never heard of: its people get codes from the village.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PhoneLinkTests(DatabaseProvider provider)
{
    private const int Number = 88;

    private VillageAtWork work = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        _ = (await work.Village.Run((RegisterHousehold feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer,
                new(Number, "新来家", IsMember: false, MemberSince: null, [new("新来", "户主"), new("小新", "女儿")])),
            default))).OrThrow();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is not null) await work.DisposeAsync();
    }

    [Test]
    public async Task A_daughter_sees_the_households_money_with_her_code_and_nobody_is_paid_there()
    {
        var code = await Issue("小新");
        var phone = await LogIn("daughter");

        var linked = (await Claim(phone, code)).OrThrow();

        Assert.That(
            (linked.HouseholdName, linked.PersonName, linked.CheckNumber, linked.Status),
            Is.EqualTo(("新来家", "小新", (string?)null, PhoneLinkStatus.Linked)));
        Assert.That((await Session(phone)).HouseholdName, Is.EqualTo("新来家"));
        Assert.That((await Register()).Channel, Is.EqualTo(PayoutChannel.Cash));
        Assert.That((await Approvals()).Rows, Is.Empty);
    }

    [Test]
    public async Task The_payees_phone_is_paid_once_a_second_person_has_read_its_number()
    {
        var code = await Issue("新来");
        var phone = await LogIn("payee");
        var claimed = (await Claim(phone, code)).OrThrow();
        Assert.That((claimed.Status, claimed.CheckNumber?.Length), Is.EqualTo((PhoneLinkStatus.Claimed, 6)));
        Assert.That((await Session(phone)).HouseholdId, Is.Null, "nothing is seen yet");
        Assert.That((await Register()).Channel, Is.EqualTo(PayoutChannel.Cash), "and nothing is paid there");
        Assert.That(
            await work.Village.Run((FindMyPhoneLink feature) => feature.Run(phone.ShopperId, default)),
            Is.EqualTo(claimed), "the phone shows the number again");
        var waiting = (await Approvals()).Rows.Single();
        Assert.That((waiting.Kind, waiting.Note, waiting.Money), Is.EqualTo(
            (ApprovalKind.Phone, $"{Number} 新来家：新来", (Money?)null)));

        Assert.That((await Approve(reviewer, "000000")).Refusal?.Code, Is.EqualTo("phone.check_differs"));
        Assert.That(
            (await Approve(treasurer, claimed.CheckNumber!)).Refusal?.Code, Is.EqualTo("access.not_your_duty"));
        _ = (await Approve(reviewer, claimed.CheckNumber!)).OrThrow();

        Assert.That((await Session(phone)).HouseholdName, Is.EqualTo("新来家"));
        Assert.That((await Register()).Channel, Is.EqualTo(PayoutChannel.WeChat));
        Assert.That((await Approvals()).Rows, Is.Empty);
        Assert.That(
            (await Claim(phone, code)).OrThrow().Status, Is.EqualTo(PhoneLinkStatus.Linked), "again the same");

        async Task<Outcome<ApprovePhoneLink.Result>> Approve(StaffActor by, string typed) => await work.Village.Run(
            (ApprovePhoneLink feature) => feature.Run(new(IdempotencyKey.New(), by, waiting.Number, typed), default));
    }

    [Test]
    public async Task Whoever_makes_the_code_and_becomes_a_reviewer_cannot_compare_it_themselves()
    {
        var claimed = (await Claim(await LogIn("payee"), await Issue("新来"))).OrThrow();
        var number = (await Approvals()).Rows.Single().Number;
        await work.Village.BecomesReviewer(treasurer);

        var own = await work.Village.Run((ApprovePhoneLink feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, number, claimed.CheckNumber), default));

        Assert.That(own.Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));
        Assert.That((await Register()).Channel, Is.EqualTo(PayoutChannel.Cash));
    }

    [Test]
    public async Task A_code_is_for_one_phone_and_the_newest_counts()
    {
        var first = await Issue("小新");
        var second = await Issue("小新");
        var (her, stranger) = (await LogIn("daughter"), await LogIn("stranger"));

        var lapsed = await Claim(stranger, first);
        _ = (await Claim(her, second with { Code = $"{second.Code[..4]} {second.Code[4..]}" })).OrThrow();
        var late = await Claim(stranger, second);

        Assert.That(
            (lapsed.Refusal?.Code, late.Refusal?.Code), Is.EqualTo(("phone.code_wrong", "phone.code_wrong")));
        Assert.That((await Session(stranger)).HouseholdId, Is.Null);
    }

    [Test]
    public async Task A_code_opens_no_other_household_and_not_after_a_day()
    {
        var (code, her) = (await Issue("小新"), await LogIn("daughter"));

        Assert.That(
            (await Claim(her, code with { HouseholdNumber = 1 })).Refusal?.Code, Is.EqualTo("phone.code_wrong"));
        Assert.That(
            (await Claim(her, code with { HouseholdNumber = 4711 })).Refusal?.Code, Is.EqualTo("phone.code_wrong"));
        await work.Village.Advance(PhoneLink.Lasts);
        Assert.That((await Claim(her, code)).Refusal?.Code, Is.EqualTo("phone.code_wrong"));
    }

    [Test]
    public async Task Whoever_guesses_has_to_wait_longer_each_time_also_with_the_right_code()
    {
        var (code, guesser) = (await Issue("小新"), await LogIn("guesser"));
        var wrong = new List<string?>();
        for (var at = 0; at < 8; at++)
            wrong.Add((await Claim(guesser, code with { Code = $"0000000{at}" })).Refusal?.Code);

        Assert.That(wrong.Count(one => one == "phone.code_wrong"), Is.InRange(4, 6), "a few are free");
        Assert.That(wrong[^1], Is.EqualTo("access.slow_down"));
        Assert.That(
            (await Claim(await LogIn("another"), code)).Refusal?.Code, Is.EqualTo("access.slow_down"),
            "of this household, whoever asks");
    }

    [Test]
    public async Task One_phone_is_linked_to_one_household()
    {
        var phone = await LogIn("household-1");
        Assert.That((await Session(phone)).HouseholdId, Is.Not.Null, "of the demo village");

        Assert.That((await Claim(phone, await Issue("小新"))).Refusal?.Code, Is.EqualTo("phone.taken"));
    }

    [Test]
    public async Task A_phone_is_taken_off_by_the_village_or_by_its_owner_who_can_then_be_forgotten()
    {
        var (her, household) = (await LogIn("daughter"), await Register());
        _ = (await Claim(her, await Issue("小新"))).OrThrow();
        var daughter = household.People.Single(one => one.Name == "小新").Id;
        Assert.That(await Forget(), Is.EqualTo("privacy.member"));

        _ = (await work.Village.Run((UnlinkPhone feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, household.Id, daughter), default))).OrThrow();
        Assert.That((await Session(her)).HouseholdId, Is.Null);
        _ = (await Claim(her, await Issue("小新"))).OrThrow();
        (await work.Village.Run((UnlinkMyPhone feature) => feature.Run(her.ShopperId, default))).OrThrow();

        Assert.That((await Session(her)).HouseholdId, Is.Null);
        Assert.That(
            (await work.Village.Run((UnlinkMyPhone feature) => feature.Run(her.ShopperId, default))).Refusal?.Code,
            Is.EqualTo("phone.not_linked"));
        Assert.That(await Forget(), Is.Null);
        Assert.That(
            await work.Village.Look(db => db.PhoneLinks.CountAsync(one => one.OpenId != null)), Is.Zero,
            "nor does a used code know whose phone it was");

        async Task<string?> Forget() => (await work.Village.Run((EraseMe feature) =>
            feature.Run(new(her.ShopperId), default))).Refusal?.Code;
    }

    [Test]
    public async Task Two_phones_that_show_one_code_at_once_are_not_both_let_in()
    {
        var code = await Issue("小新");
        var phones = new[] { await LogIn("one"), await LogIn("two"), await LogIn("three") };

        var answers = await Task.WhenAll(phones.Select(phone => Task.Run(() => Claim(phone, code))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        var seen = new List<HouseholdId?>();
        foreach (var phone in phones) seen.Add((await Session(phone)).HouseholdId);
        Assert.That(seen.Count(one => one is not null), Is.EqualTo(1));
    }

    private async Task<IssuePhoneCode.Result> Issue(string person)
    {
        var household = await Register();
        return (await work.Village.Run((IssuePhoneCode feature) => feature.Run(
            new(treasurer, household.Id, household.People.Single(one => one.Name == person).Id), default))).OrThrow();
    }

    private Task<Outcome<MyPhoneLink>> Claim(LogIn.Result phone, IssuePhoneCode.Result code) => work.Village.Run(
        (ClaimPhoneCode feature) => feature.Run(new(phone.ShopperId, code.HouseholdNumber, code.Code), default));

    private async Task<LogIn.Result> LogIn(string user)
    {
        var code = await work.Village.Sandbox.LoginCode(user, default);
        return (await work.Village.Run((LogIn feature) => feature.Run(new(code.Code), default))).OrThrow();
    }

    private async Task<SessionView> Session(LogIn.Result phone) =>
        (await work.Village.Run((FindSession feature) => feature.Run(phone.Token, default))).OrThrow();

    private Task<Household> Register() =>
        work.Village.Look(db => db.Households.AsNoTracking().SingleAsync(one => one.Number == Number));

    private async Task<Page<ApprovalRow>> Approvals() => (await work.Village.Run((ListApprovals feature) =>
        feature.Run(new(OnlyWaiting: true), default))).OrThrow();
}
