using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Insights;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Notices;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Payouts;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Insights;

/// <summary>A daughter of the tea household was paid for a while, and wants to be told what is kept of her, and then to
/// be forgotten (decision 44).</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ErasePersonTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    private const string Name = "蓝玉芬";
    private const string Phone = "13911112222";
    private const string Paper = "6222000099998888";

    /// <summary>Where a payment went, and whom a shop knows by their phone: kept with the books and the orders.
    /// </summary>
    private static readonly string[] KeptOfPhone =
        ["payouts.payee_open_id", "shoppers.open_id", "inbox_messages.payload", "payouts.package_info"];

    [Test]
    public async Task Nothing_of_her_is_found_afterwards_but_what_is_kept_by_name_and_not_a_fen_moves()
    {
        var session = await WasPaidOnce();
        await WasSaidToHaveDied();
        var openId = await OpenIdOf(session);
        var (before, books) = (await Found(Name), await Books());
        Assert.That(
            before, Is.SupersetOf(new[]
            {
                "household_people.name", "payee_changes.payee_name", "payee_changes.summary", "phone_links.person_name",
                "phone_links.summary", "payouts.payee_name", "alarms.sentence", "reminder_calls.note",
                "household_events.text",
            }), "or nothing was tried");
        Assert.That(await Found(Phone), Is.EqualTo(new[] { "household_people.phone" }));
        Assert.That(await Found(openId), Does.Contain("phone_links.open_id"));

        _ = (await Erase()).OrThrow();

        var kept = PersonTables.Kept.SelectMany(one => one.Columns).ToList();
        Assert.That(await Found(Name), Is.SubsetOf(kept).And.Contain("payouts.payee_name"));
        Assert.That(await Found(Phone), Is.Empty);
        Assert.That(await Found(openId), Is.SubsetOf(KeptOfPhone));
        Assert.That(await Found(Paper), Is.Empty, "an account that was asked for and never paid");
        Assert.That(await Books(), Is.EqualTo(books));
        Assert.That(
            (await work.Village.Run((FindSession feature) => feature.Run(session.Token, default))).Refusal?.Code,
            Is.EqualTo("session.missing"));
        Assert.That(await work.Village.Look(db => db.MessageConsents.CountAsync()), Is.Zero);
        Assert.That((await Told())[0], Is.EqualTo(HouseholdEventKind.PersonForgotten));
        Assert.That(await Trail("person.erase"), Is.EqualTo(new[] { $"{DemoVillage.TeaHousehold}" }));
    }

    [Test]
    public async Task The_household_is_paid_as_before_and_what_was_asked_again_is_answered_again()
    {
        _ = await WasPaidOnce();
        await work.SellAndSettle(DemoVillage.TeaHousehold);
        var key = IdempotencyKey.New();

        var her = (await Her()).Id;
        var first = (await Erase(her, key: key)).OrThrow();
        var again = (await Erase(her, key: key)).OrThrow();

        Assert.That(again, Is.EqualTo(first));
        Assert.That((await Erase()).Refusal?.Code, Is.EqualTo("household.person_unknown"));
        Assert.That((await Told()).Count(one => one == HouseholdEventKind.PersonForgotten), Is.EqualTo(1));
        var batch = await ApprovedBatch();
        _ = await DeliverOutbox();
        var payout = (await Batch(batch.Id)).Payouts.Single();
        await ConfirmInWeChat(payout);
        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Succeeded), "to whoever is paid now");
    }

    [Test]
    public async Task What_holds_her_is_said_and_nothing_changes()
    {
        _ = await Enter();
        var old = await Old();
        Assert.That((await Erase(typed: "蓝玉")).Refusal?.Code, Is.EqualTo("person.typed_differs"));
        Assert.That((await Erase(typed: null)).Refusal?.Code, Is.EqualTo("person.typed_differs"));
        Assert.That((await Erase(person: -1)).Refusal?.Code, Is.EqualTo("household.person_unknown"));
        Assert.That(
            (await Erase(old.Id, old.Name)).Refusal?.Code, Is.EqualTo("person.is_payee"));

        var change = await AskFor(await Her(), Paper);
        Assert.That((await Erase()).Refusal?.Code, Is.EqualTo("person.payee_change_open"));
        Assert.That((await Preview()).Refusal?.Code, Is.EqualTo("person.payee_change_open"));
        await Agree(change, Paper);
        Assert.That((await Erase()).Refusal?.Code, Is.EqualTo("person.is_payee"));

        var her = await Her();
        _ = (await work.Village.Run((UnlinkPhone feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, her.HouseholdId, her.Id), default))).OrThrow();
        var payout = (await ApprovedBatch()).Payouts.Single();
        await Agree(await AskFor(old, number: null), old.Name);
        Assert.That((await Erase()).Refusal?.Code, Is.EqualTo("person.money_on_way"));
        Assert.That(await Trail("person.erase"), Is.Empty);

        _ = (await Receipt(reviewer, payout, "回单 1")).OrThrow();
        Assert.That((await Preview()).OrThrow().PayeeChanges, Is.EqualTo(1));
        _ = (await Erase()).OrThrow();
    }

    [Test]
    public async Task Of_a_household_that_left_the_last_one_goes_once_the_money_is_settled()
    {
        var other = await work.Village.Look(db => db.Households.AsNoTracking().OrderBy(one => one.Number)
            .FirstAsync(one => !one.IsMember && db.Products.Any(product => product.HouseholdId == one.Id)));
        var payee = other.People.Single(one => one.IsPayee);
        await work.SellAndSettle(other.Number);
        _ = await work.Village.Look(db => db.Products.Where(one => one.HouseholdId == other.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsOnSale, false)));
        Assert.That((await Erase(payee.Id, payee.Name, other.Id)).Refusal?.Code, Is.EqualTo("person.is_payee"));
        _ = (await work.Village.Run((LeaveHousehold feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, other.Id, BeijingTime.DayOf(work.Now)), default))).OrThrow();

        var refused = (await Erase(payee.Id, payee.Name, other.Id)).Refusal;

        Assert.That(refused?.Code, Is.EqualTo("person.money_left"));
        Assert.That(refused!.Sentence, Does.Contain("村里还欠这户货款和分红"));

        await PayAll();
        foreach (var one in other.People)
        {
            var erased = await Erase(one.Id, one.Name, other.Id);
            Assert.That(erased.Refusal?.Code, Is.Null, erased.Refusal?.Sentence);
        }

        var left = await work.Village.Look(db => db.Households.AsNoTracking().SingleAsync(one => one.Id == other.Id));
        Assert.That((left.People.Count, left.Bank), Is.EqualTo((0, (BankAccount?)null)));
        Assert.That(left.Name, Does.Not.Contain(payee.Name));
    }

    [Test]
    public async Task She_is_told_all_that_is_kept_of_her_and_nobody_keeps_the_answer()
    {
        var session = await WasPaidOnce();
        var openId = await OpenIdOf(session);
        var answers = await work.Village.Look(db => db.IdempotencyRecords.CountAsync());

        var told = (await Export()).OrThrow();

        Assert.That((told.Register.Name, told.Register.Phone), Is.EqualTo((Name, Phone)), "it is hers");
        Assert.That(told.Links.Single().Status, Is.EqualTo(PhoneLinkStatus.Linked));
        Assert.That(told.PayeeChanges, Has.Count.EqualTo(3), "two that were made, and one that was declined");
        Assert.That(told.Payouts.Single().Status, Is.EqualTo(PayoutStatus.Succeeded));
        Assert.That(told.Consents.Single().Topic, Is.EqualTo(ReminderTopic.TransferWaiting));
        Assert.That(told.Calls.Single().Note, Does.Contain(Name));
        var all = System.Text.Json.JsonSerializer.Serialize(told);
        Assert.That(all, Does.Not.Contain(Paper).And.Not.Contain(openId), "accounts are masked, an openid is nobody's");
        Assert.That(await Trail("person.export"), Is.EqualTo(new[] { $"{DemoVillage.TeaHousehold}" }));
        Assert.That(await work.Village.Look(db => db.IdempotencyRecords.CountAsync()), Is.EqualTo(answers));
    }

    [Test]
    public async Task Whoever_sees_no_contacts_exports_nothing_and_a_stranger_is_nobody()
    {
        _ = await Enter();

        Assert.That((await Export(by: reviewer)).Refusal?.Code, Is.EqualTo("access.not_your_duty"));
        Assert.That((await Export(person: -1)).Refusal?.Code, Is.EqualTo("household.person_unknown"));
        Assert.That(await Trail("person.export"), Is.Empty);
    }

    private Task<Household> Tea() => work.Village.Look(db => db.Households.AsNoTracking()
        .SingleAsync(one => one.Number == DemoVillage.TeaHousehold));

    private async Task<HouseholdPerson> Her() => (await Tea()).People.Single(one => one.Name == Name);

    /// <summary>Who was paid before her.</summary>
    private async Task<HouseholdPerson> Old() => (await Tea()).People.OrderBy(one => one.Id).First();

    /// <summary>Entered, linked, paid in WeChat for once, and not any more; somebody called her.</summary>
    private async Task<LogIn.Result> WasPaidOnce()
    {
        var session = await Enter();
        var asked = await AskFor(await Her(), Paper);
        _ = (await work.Village.Run((DeclinePayeeChange feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, asked, $"{Name}没有来"), default))).OrThrow();
        await Agree(await AskFor(await Her(), number: null), Name);
        await ConfirmInWeChat(await SentPayout());
        var old = await Old();
        await Agree(await AskFor(old, number: null), old.Name);
        (await work.Village.Run((AnswerConsent feature) => feature.Run(
            new(IdempotencyKey.New(), session.ShopperId, [new(ReminderTopic.TransferWaiting, IsAgreed: true)]),
            default))).OrThrow();
        var tea = await Tea();
        _ = await work.Village.Look(db =>
        {
            db.ReminderCalls.Add(new ReminderCall(
                tea.CooperativeId, tea.Id, treasurer.Id, $"和{Name}说过了", work.Now));
            return db.SaveChangesAsync();
        });
        return session;
    }

    /// <summary>By mistake: her phone is off by then, and was hers.</summary>
    private async Task WasSaidToHaveDied()
    {
        var her = await Her();
        _ = (await work.Village.Run((RecordDeath feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, her.HouseholdId, her.Id, BeijingTime.DayOf(work.Now)), default)))
            .OrThrow();
        _ = (await work.Village.Run((TakeBackDeath feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, her.HouseholdId, her.Id), default))).OrThrow();
    }

    private async Task<LogIn.Result> Enter()
    {
        var seen = (await work.Village.Run((GetHousehold feature) =>
            feature.Run(new(treasurer, DemoVillage.TeaHousehold), default))).OrThrow();
        _ = (await work.Village.Run((AmendHousehold feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, seen.Id, seen.Version,
                new(
                    seen.Number, seen.Name, IsMember: true, seen.MemberSince,
                    [
                        .. seen.People.Select(one => new PersonTexts(one.Name, one.Relation, one.Phone, one.Id)),
                        new PersonTexts(Name, "女儿", Phone),
                    ])),
            default))).OrThrow();
        var her = await Her();
        var code = (await work.Village.Run((IssuePhoneCode feature) =>
            feature.Run(new(treasurer, seen.Id, her.Id), default))).OrThrow();
        var phone = (await work.Village.Sandbox.LoginCode("lan", default)).Code;
        var session = (await work.Village.Run((LogIn feature) => feature.Run(new(phone), default))).OrThrow();
        _ = (await work.Village.Run((ClaimPhoneCode feature) => feature.Run(
            new(session.ShopperId, code.HouseholdNumber, code.Code), default))).OrThrow();
        return session;
    }

    private Task<string> OpenIdOf(LogIn.Result session) => work.Village.Look(db => db.Shoppers
        .Where(one => one.Id == session.ShopperId).Select(one => one.OpenId).SingleAsync());

    private async Task<string> AskFor(HouseholdPerson payee, string? number) =>
        (await work.Village.Run((RequestPayeeChange feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, payee.HouseholdId, payee.Id, number is null ? null : "信用社", number,
                Name, $"{Name}管家里的钱"), default))).OrThrow().Number;

    private async Task Agree(string number, string typed)
    {
        _ = (await work.Village.Run((ApprovePayeeChange feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, number, typed), default))).OrThrow();
        await work.Village.Advance(PayeeChange.Waits);
        Assert.That(
            (await work.Village.Run((TakePayeeChanges feature) => feature.Run(new(), default))).Done, Is.EqualTo(1));
    }

    private async Task PayAll()
    {
        var batch = await ApprovedBatch();
        _ = await DeliverOutbox();
        foreach (var payout in (await Batch(batch.Id)).Payouts)
        {
            if (payout.Channel == PayoutChannel.WeChat) await ConfirmInWeChat(payout);
            else _ = (await Receipt(reviewer, payout, "回单 1")).OrThrow();
        }
    }

    private async Task<Outcome<ErasePerson.Result>> Erase(
        long? person = null, string? typed = Name, HouseholdId? household = null, IdempotencyKey? key = null)
    {
        var tea = await Tea();
        var id = person ?? tea.People.FirstOrDefault(one => one.Name == Name)?.Id ?? 99;
        return await work.Village.Run((ErasePerson feature) =>
            feature.Run(new(key ?? IdempotencyKey.New(), treasurer, household ?? tea.Id, id, typed), default));
    }

    private async Task<Outcome<PreviewErasure.View>> Preview()
    {
        var her = await Her();
        return await work.Village.Run((PreviewErasure feature) =>
            feature.Run(new(treasurer, her.HouseholdId, her.Id), default));
    }

    private async Task<Outcome<ExportPerson.Result>> Export(StaffActor? by = null, long? person = null)
    {
        var her = await Her();
        return await work.Village.Run((ExportPerson feature) =>
            feature.Run(new(by ?? treasurer, her.HouseholdId, person ?? her.Id), default));
    }

    private async Task<IReadOnlyList<HouseholdEventKind>> Told()
    {
        var tea = await Tea();
        var told = await work.Village.Run((ListHouseholdEvents feature) => feature.Run(new(tea.Id), default));
        return [.. told.Select(one => one.Kind)];
    }

    private Task<List<string?>> Trail(string verb) => work.Village.Look(db => db.AuditTrail.AsNoTracking()
        .Where(one => one.Verb == verb).Select(one => one.Document).ToListAsync());

    /// <summary>Each column of the database in which somewhere a text stands, also where it is encrypted.</summary>
    private Task<List<string>> Found(string text) => work.Village.Look(db => WholeDatabase.ColumnsWith(db, text));

    /// <summary>All that the books say, to the fen.</summary>
    private Task<string> Books() => work.Village.Look(async db => string.Join('|',
        string.Join(';', (await db.JournalLines.AsNoTracking().OrderBy(one => one.EntryId)
                .ThenBy(one => one.Sequence).ToListAsync())
            .Select(one => $"{one.EntryId}:{one.Sequence}:{one.AccountCode}:{one.HouseholdId}:{one.Amount}")),
        string.Join(';', (await db.AccountBalances.AsNoTracking().ToListAsync())
            .Select(one => $"{one.AccountCode}:{one.Debit}:{one.Credit}").Order(StringComparer.Ordinal)),
        string.Join(';', (await db.HouseholdBalances.AsNoTracking().ToListAsync())
            .Select(one => $"{one.AccountCode}:{one.HouseholdId}:{one.Debit}:{one.Credit}")
            .Order(StringComparer.Ordinal)),
        string.Join(';', (await db.Payouts.AsNoTracking().OrderBy(one => one.OutBillNo).ToListAsync())
            .Select(one => $"{one.OutBillNo}:{one.Status}:{one.Target}:{one.Goods}:{one.Dividend}"))));
}
