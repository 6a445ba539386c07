using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Insights;

/// <summary>删除资料 (个人信息保护法 art. 47): a person of a household is forgotten at their wish. What was paid, and what
/// explains it, is kept, as the law of books asks (decision 44). There is no way back.</summary>
public sealed class ErasePerson(VillageDb db, StaffWork work, WhatHoldsPerson holds, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "person.erase", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            if (await holds.Ask(household, command.Person, ct) is { } refusal) return refusal;
            var person = household.People.Single(one => one.Id == command.Person);
            if (PersonText.Line(command.Typed, HouseholdEntry.LongestName).Text != person.Name)
                return new PersonTypedDiffers();
            await EndPhones(await holds.Phones(person, ct), ct);
            await ForgetRecords(household, person, ct);
            var gone = household.Forget(person.Id).OrThrow();
            db.HouseholdPeople.Remove(gone);
            // People are rows of their own: whoever pays or amends meanwhile must meet this somewhere.
            db.Entry(household).Property(one => one.Name).IsModified = true;
            var now = clock.GetUtcNow();
            db.HouseholdEvents.Add(new(
                household, HouseholdEventKind.PersonForgotten, BeijingTime.DayOf(now),
                "一个人的资料按本人的要求删除了", command.By.Id, now));
            return new Result(household.Number);
        },
        ct);

    /// <summary>Whoever holds the phone is signed out at once and is sent nothing more. What they bought is theirs, and
    /// they end it themselves.</summary>
    private async Task EndPhones(IReadOnlyList<string> openIds, CancellationToken ct)
    {
        var shoppers = db.Shoppers.Where(one => openIds.Contains(one.OpenId)).Select(one => one.Id);
        _ = await db.MessageConsents.Where(one => shoppers.Contains(one.ShopperId)).ExecuteDeleteAsync(ct);
        _ = await db.Sessions.Where(one => shoppers.Contains(one.ShopperId)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Beside the register: a word stands for the name.</summary>
    private async Task ForgetRecords(Household household, HouseholdPerson person, CancellationToken ct)
    {
        var (id, name) = (household.Id, person.Name);
        await db.LapseCodes([person.Id], ct);
        foreach (var link in await db.PhoneLinks.Where(one => one.PersonId == person.Id).ToListAsync(ct))
            link.ForgetPerson();
        var changes = await db.PayeeChanges.Where(one => one.HouseholdId == id).ToListAsync(ct);
        foreach (var change in changes) change.Forget(person);
        foreach (var call in await db.ReminderCalls.Where(one => one.HouseholdId == id && one.Note.Contains(name))
            .ToListAsync(ct)) call.Forget(name, HouseholdPerson.Forgotten);
        var numbers = changes.Select(one => one.Number).Append($"{household.Number}").ToList();
        foreach (var alarm in await db.Alarms
            .Where(one => numbers.Contains(one.Subject) && (one.Sentence.Contains(name) || one.Note!.Contains(name)))
            .ToListAsync(ct)) alarm.Forget(name, HouseholdPerson.Forgotten);
    }

    /// <param name="Person">Of the household's people.</param>
    /// <param name="Typed">Their name, once more.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, long Person, string? Typed) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="Number">Of the household.</param>
    public sealed record Result(int Number);
}
