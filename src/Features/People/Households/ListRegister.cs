using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>农户名册: who belongs to the village's register, by number unless asked otherwise.</summary>
public sealed class ListRegister(VillageDb db, DutyCheck duties)
{
    private static readonly Sort ByNumber = new(nameof(RegisterRow.Number));

    private static readonly SortKeys<Household> Keys = new SortKeys<Household>()
        .With(nameof(RegisterRow.Number), one => one.Number)
        .With(nameof(RegisterRow.Name), one => one.Name)
        .With(nameof(RegisterRow.MemberSince), one => one.MemberSince)
        .With(nameof(RegisterRow.Contribution), one => one.Contribution.Fen)
        .With(nameof(RegisterRow.LeftOn), one => one.LeftOn);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var seesContacts = !(await duties.Ask(query.By, Duty.SeeContacts, ct)).IsRefused;
        var found = await Found(query, seesContacts, ct);
        var shown = Of(found, query.Standing);
        var sorted = Keys.Order(shown, query.Page.Sort ?? ByNumber);
        if (sorted.Refusal is { } refusal) return refusal;
        var counts = new Dictionary<Standing, int>();
        foreach (var one in Enum.GetValues<Standing>()) counts[one] = await Of(found, one).CountAsync(ct);
        var total = query.Standing is { } standing ? counts[standing] : counts.Values.Sum();
        var rows = await sorted.Value.ThenBy(one => one.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        return new Result(new([.. rows.Select(one => RegisterRow.Of(one, seesContacts))], total), counts);
    }

    private async Task<IQueryable<Household>> Found(Query query, bool seesContacts, CancellationToken ct)
    {
        var all = db.Households.AsNoTracking();
        if (PersonText.Word(query.Search) is not { } text) return all;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var called = seesContacts ? await WithPhone(text, ct) : [];
        return all.Where(one => one.Name.Contains(text) || (isNumber && one.Number == number)
            || called.Contains(one.Id) || one.People.Any(person => person.Name.Contains(text)));
    }

    // Phones are encrypted: they are read, and not asked for.
    private async Task<List<HouseholdId>> WithPhone(string text, CancellationToken ct)
    {
        if (!text.Any(char.IsAsciiDigit)) return [];
        var phones = await db.HouseholdPeople.AsNoTracking().Where(person => person.Phone != null)
            .Select(person => new { person.HouseholdId, person.Phone }).ToListAsync(ct);
        return [.. phones.Where(one => one.Phone == text).Select(one => one.HouseholdId).Distinct()];
    }

    private static IQueryable<Household> Of(IQueryable<Household> all, Standing? standing) => standing switch
    {
        Standing.Member => all.Where(one => one.IsMember && one.LeftOn == null),
        Standing.Other => all.Where(one => !one.IsMember && one.LeftOn == null),
        Standing.Left => all.Where(one => one.LeftOn != null),
        _ => all,
    };

    /// <param name="By">Those who call see the numbers, others see them masked.</param>
    /// <param name="Search">A number, part of a name, or, by who may see it, a whole phone number.</param>
    public sealed record Query(StaffActor By, PageQuery Page, Standing? Standing = null, string? Search = null);

    /// <param name="Counts">Of all that is found, whichever standing is shown.</param>
    public sealed record Result(Page<RegisterRow> Page, IReadOnlyDictionary<Standing, int> Counts);
}

/// <summary>What somebody is to the cooperative (合作社法 art. 41: what others trade is accounted apart).</summary>
public enum Standing
{
    Member,

    /// <summary>Sells through the cooperative, and has no share in its surplus.</summary>
    Other,
    Left,
}

/// <param name="Head">Who is paid, or stands first among the living.</param>
/// <param name="People">So many live.</param>
/// <param name="Phone">Of the head, else of the first who has one; masked for whoever calls nobody.</param>
public sealed record RegisterRow(
    HouseholdId Id, int Number, string Name, string Head, string? Phone, int People, Standing Standing,
    DateOnly? MemberSince, Money Contribution, Money ReserveShare, Money SubsidyShare, PayoutChannel Channel,
    DateOnly? LeftOn)
{
    internal static RegisterRow Of(Household one, bool seesContacts)
    {
        var living = one.People.Where(person => person.IsAlive).ToList();
        var named = living.Count > 0 ? living : one.People;
        var head = living.Find(person => person.IsPayee) ?? (named.Count > 0 ? named[0] : null);
        var phone = head?.Phone ?? living.Select(person => person.Phone).FirstOrDefault(known => known is not null);
        return new(
            one.Id, one.Number, one.Name, head?.Name ?? "", seesContacts ? phone : phone?.MaskedPhone(),
            living.Count, one.Standing(), one.MemberSince, one.Contribution, one.ReserveShare,
            one.SubsidyShare, one.Channel, one.LeftOn);
    }
}

internal static class Standings
{
    public static Standing Standing(this Household one) => one switch
    {
        { LeftOn: not null } => Households.Standing.Left,
        { IsMember: true } => Households.Standing.Member,
        _ => Households.Standing.Other,
    };
}
