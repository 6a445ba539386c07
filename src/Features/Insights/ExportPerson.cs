using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Insights;

/// <summary>资料导出 (个人信息保护法 art. 45): all that the village keeps of one person of a household, for them to take
/// along. Their phone whole, as it is theirs; accounts so far that they recognise them; no openid, which means nothing
/// to anybody. Taken along like a list, so the trail tells it, and nothing of it is kept.</summary>
public sealed class ExportPerson(VillageDb db, StaffWork work, WhatHoldsPerson holds)
{
    public Task<Outcome<Result>> Run(Query query, CancellationToken ct) => work.Do<Result>(
        "person.export", query,
        async () =>
        {
            var household = await db.Households.AsNoTracking().SingleOrDefaultAsync(one => one.Id == query.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var person = household.People.SingleOrDefault(one => one.Id == query.Person);
            if (person is null) return new HouseholdPersonUnknown();
            var phones = await holds.Phones(person, ct);
            return new Result(
                RegisterOf(household, person), await Links(person, ct), await PayeeChanges(person, ct),
                await Payouts(person, phones, ct), await Consents(phones, ct), await Calls(person, ct),
                await Objections(person, ct), await Events(person, ct), await Artisans(person, ct),
                await Splits(person, ct));
        },
        ct);

    private static RegisterPart RegisterOf(Household one, HouseholdPerson person) => new(
        one.Number, one.Name, one.Standing(), one.MemberSince, one.LeftOn, person.Name, person.Relation,
        person.Phone, person.IsPayee, person.OpenId is not null, person.DiedOn,
        one.Bank is { } bank && (person.IsPayee || bank.HolderName == person.Name) ? bank.Masked : null,
        one.Holding);

    private async Task<IReadOnlyList<LinkPart>> Links(HouseholdPerson person, CancellationToken ct) =>
        await db.PhoneLinks.AsNoTracking().Where(one => one.PersonId == person.Id).OrderBy(one => one.Id)
            .Select(one => new LinkPart(
                one.Number, one.Status, one.People.MadeAt, one.ClaimedAt, one.People.CheckedAt)).ToListAsync(ct);

    private async Task<IReadOnlyList<PayeePart>> PayeeChanges(HouseholdPerson person, CancellationToken ct)
    {
        var found = await db.PayeeChanges.AsNoTracking()
            .Where(one => one.PayeeId == person.Id || (one.HouseholdId == person.HouseholdId
                && (one.Account!.HolderName == person.Name || one.Before.Contains(person.Name))))
            .OrderBy(one => one.Id).ToListAsync(ct);
        return
        [
            .. found.Select(one => new PayeePart(
                one.Number, one.People.MadeAt, one.Before, one.After, one.Reason, one.Status, one.EffectiveAt)),
        ];
    }

    private async Task<IReadOnlyList<PayoutPart>> Payouts(
        HouseholdPerson person, IReadOnlyList<string> phones, CancellationToken ct)
    {
        var found = await (
            from payout in db.Payouts.To(person, phones).AsNoTracking()
            join batch in db.PayoutBatches on payout.BatchId equals batch.Id
            where batch.Status == BatchStatus.Approved
            orderby payout.Id
            select new { payout, batch.Number }).ToListAsync(ct);
        return
        [
            .. found.Select(one => new PayoutPart(
                one.payout.OutBillNo, one.Number, one.payout.Channel, one.payout.Target.PayeeName,
                one.payout.Target.AccountNumber is { } number
                    ? $"{one.payout.Target.BankName} {BankAccount.EndOf(number)}"
                    : null,
                one.payout.Goods, one.payout.Dividend, one.payout.Amount, one.payout.Status,
                one.payout.SubmittedAt, one.payout.FinishedAt,
                one.payout.Channel == PayoutChannel.WeChat ? null : one.payout.TransferBillNo)),
        ];
    }

    private async Task<IReadOnlyList<ConsentPart>> Consents(IReadOnlyList<string> phones, CancellationToken ct) =>
        await (
            from consent in db.MessageConsents.AsNoTracking()
            join shopper in db.Shoppers on consent.ShopperId equals shopper.Id
            where phones.Contains(shopper.OpenId)
            orderby consent.Id
            select new ConsentPart(consent.Topic, consent.Remaining, consent.IsRefused, consent.UpdatedAt))
            .ToListAsync(ct);

    private async Task<IReadOnlyList<CallPart>> Calls(HouseholdPerson person, CancellationToken ct) =>
        await db.ReminderCalls.AsNoTracking().Where(one => one.HouseholdId == person.HouseholdId)
            .OrderBy(one => one.Id).Select(one => new CallPart(one.At, one.Note)).ToListAsync(ct);

    private async Task<IReadOnlyList<ObjectionPart>> Objections(HouseholdPerson person, CancellationToken ct) =>
        await (
            from objection in db.PlanObjections.AsNoTracking()
            join plan in db.DividendPlans on objection.PlanId equals plan.Id
            join period in db.Periods on plan.PeriodId equals period.Id
            where objection.HouseholdId == person.HouseholdId
            orderby objection.Id
            select new ObjectionPart(
                period.FirstDay, objection.Text, objection.RaisedAt, objection.TakenDownBy == null,
                objection.Status, objection.Answer, objection.AnsweredAt)).ToListAsync(ct);

    /// <summary>Of the household; who died of it is another's.</summary>
    private async Task<IReadOnlyList<EventPart>> Events(HouseholdPerson person, CancellationToken ct) =>
        await db.HouseholdEvents.AsNoTracking().Where(one => one.HouseholdId == person.HouseholdId
                && ((one.Kind != HouseholdEventKind.PersonDied && one.Kind != HouseholdEventKind.DeathTakenBack)
                    || one.Text.Contains(person.Name)))
            .OrderBy(one => one.Id).Select(one => new EventPart(one.Day, one.Text, one.At)).ToListAsync(ct);

    private async Task<IReadOnlyList<ArtisanPart>> Artisans(HouseholdPerson person, CancellationToken ct) =>
        await db.Artisans.AsNoTracking()
            .Where(one => one.HouseholdId == person.HouseholdId && one.Name == person.Name)
            .OrderBy(one => one.Id).Select(one => new ArtisanPart(one.Name, one.Craft, one.Story)).ToListAsync(ct);

    private async Task<IReadOnlyList<SplitPart>> Splits(HouseholdPerson person, CancellationToken ct) =>
        await db.HouseholdSplits.AsNoTracking().Where(one => one.Parts.Any(part => part.PersonId == person.Id))
            .OrderBy(one => one.Id)
            .Select(one => new SplitPart(one.Number, one.Day, one.NewNumber, one.NewName, one.Reason))
            .ToListAsync(ct);

    /// <param name="Person">Of the household's people.</param>
    public sealed record Query(StaffActor By, HouseholdId Id, long Person) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.SeeContacts;
    }

    public sealed record Result(
        RegisterPart Register, IReadOnlyList<LinkPart> Links, IReadOnlyList<PayeePart> PayeeChanges,
        IReadOnlyList<PayoutPart> Payouts, IReadOnlyList<ConsentPart> Consents, IReadOnlyList<CallPart> Calls,
        IReadOnlyList<ObjectionPart> Objections, IReadOnlyList<EventPart> Events,
        IReadOnlyList<ArtisanPart> Artisans, IReadOnlyList<SplitPart> Splits);

    /// <param name="Bank">Masked; null where none is known, or it is another's.</param>
    /// <param name="Holding">What the household has in the capital.</param>
    public sealed record RegisterPart(
        int Number, string Household, Standing Standing, DateOnly? MemberSince, DateOnly? LeftOn, string Name,
        string Relation, string? Phone, bool IsPayee, bool HasWeChat, DateOnly? DiedOn, string? Bank,
        CapitalHolding Holding);

    /// <param name="ShownAt">When a phone showed the code: linked since then, or since a second person compared.
    /// </param>
    public sealed record LinkPart(
        string Number, PhoneLinkStatus Status, DateTimeOffset IssuedAt, DateTimeOffset? ShownAt,
        DateTimeOffset? ComparedAt);

    /// <param name="Before">Masked, as <paramref name="After"/>.</param>
    public sealed record PayeePart(
        string Number, DateTimeOffset At, string Before, string After, string Reason, PayeeChangeStatus Status,
        DateTimeOffset? EffectiveAt);

    /// <param name="Account">Masked; of a bank payout only.</param>
    /// <param name="Evidence">The bank's receipt, or where the signed slip is kept.</param>
    public sealed record PayoutPart(
        string OutBillNo, string Batch, PayoutChannel Channel, string Payee, string? Account, Money Goods,
        Money Dividend, Money Amount, PayoutStatus Status, DateTimeOffset? SentOffAt, DateTimeOffset? FinishedAt,
        string? Evidence);

    public sealed record ConsentPart(ReminderTopic Topic, int Remaining, bool IsRefused, DateTimeOffset UpdatedAt);

    public sealed record CallPart(DateTimeOffset At, string Note);

    /// <param name="Month">Its first day.</param>
    /// <param name="IsByPhone">Else somebody at the office wrote it down.</param>
    public sealed record ObjectionPart(
        DateOnly Month, string Text, DateTimeOffset At, bool IsByPhone, ObjectionStatus Status, string Answer,
        DateTimeOffset? AnsweredAt);

    public sealed record EventPart(DateOnly Day, string Text, DateTimeOffset At);

    public sealed record ArtisanPart(string Name, string Craft, string Story);

    public sealed record SplitPart(string Number, DateOnly Day, int NewNumber, string NewName, string Reason);
}
