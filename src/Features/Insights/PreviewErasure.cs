using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Insights;

/// <summary>What goes and what stays when a person of a household is forgotten, or why they can't be yet.</summary>
public sealed class PreviewErasure(VillageDb db, StaffWork work, WhatHoldsPerson holds)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => work.DryRun<View>(
        query,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == query.Id, ct);
            if (household is null) return new HouseholdNotFound();
            if (await holds.Ask(household, query.Person, ct) is { } refusal) return refusal;
            var person = household.People.Single(one => one.Id == query.Person);
            return new View(
                person.Name, person.Phone is not null, person.OpenId is not null,
                household is { LeftOn: not null, Bank: not null } && person.IsPayee,
                await db.PayeeChanges.CountAsync(one => one.PayeeId == person.Id, ct),
                await db.PhoneLinks.CountAsync(one => one.PersonId == person.Id, ct),
                await db.Artisans.AnyAsync(one => one.HouseholdId == household.Id && one.Name == person.Name, ct));
        },
        ct);

    /// <param name="Person">Of the household's people.</param>
    public sealed record Query(StaffActor By, HouseholdId Id, long Person) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="HasBank">The household has left, and its account goes too.</param>
    /// <param name="PayeeChanges">In which the name is replaced.</param>
    /// <param name="Codes">Codes for a phone that they were given.</param>
    /// <param name="IsArtisan">The shop tells of them, and goes on to.</param>
    public sealed record View(
        string Name, bool HasPhone, bool HasWeChat, bool HasBank, int PayeeChanges, int Codes, bool IsArtisan);
}
