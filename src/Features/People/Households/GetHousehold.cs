using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Households;

/// <summary>All that the register says of one household.</summary>
public sealed class GetHousehold(VillageDb db, DutyCheck duties)
{
    public async Task<Outcome<HouseholdView>> Run(Query query, CancellationToken ct)
    {
        var found = await db.Households.AsNoTracking().SingleOrDefaultAsync(one => one.Number == query.Number, ct);
        return found is null
            ? new HouseholdNotFound()
            : HouseholdView.Of(found, !(await duties.Ask(query.By, Duty.SeeContacts, ct)).IsRefused);
    }

    /// <param name="By">Those who call see the numbers, others see them masked.</param>
    /// <param name="Number">On the village's register.</param>
    public sealed record Query(StaffActor By, int Number);
}

/// <param name="Version">To be said again by whoever amends what is shown here.</param>
/// <param name="Bank">Masked: enough to recognise it by; null where none is known.</param>
/// <param name="IsHeld">Whoever was paid has died: nothing is paid until two people have agreed on somebody else.
/// </param>
public sealed record HouseholdView(
    HouseholdId Id, int Version, int Number, string Name, Standing Standing, DateOnly? MemberSince, DateOnly? LeftOn,
    CapitalHolding Holding, PayoutChannel Channel, string? Bank, bool IsHeld, IReadOnlyList<PersonView> People)
{
    internal static HouseholdView Of(Household one, bool seesContacts) => new(
        one.Id, one.Version, one.Number, one.Name, one.Standing(), one.MemberSince, one.LeftOn, one.Holding,
        one.Channel, one.Bank?.Masked, one.IsHeld,
        [
            .. one.People.OrderBy(person => !person.IsAlive).ThenByDescending(person => person.IsPayee)
                .ThenBy(person => person.Id).Select(person => new PersonView(
                    person.Id, person.Name, person.Relation,
                    seesContacts ? person.Phone : person.Phone?.MaskedPhone(), person.IsPayee,
                    person.OpenId is not null, person.DiedOn)),
        ]);
}

/// <param name="Phone">Masked for whoever calls nobody.</param>
/// <param name="HasWeChat">Their WeChat is bound to the household.</param>
/// <param name="DiedOn">Null of the living.</param>
public sealed record PersonView(
    long Id, string Name, string Relation, string? Phone, bool IsPayee, bool HasWeChat, DateOnly? DiedOn);
