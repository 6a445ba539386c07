using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

/// <summary>What the village's register says of a household, checked; typed on a page, or read from a spreadsheet.
/// </summary>
public sealed record HouseholdEntry
{
    public const int LongestName = 32;
    public const int LargestNumber = 99_999;
    public const int MostPeople = 20;

    private HouseholdEntry()
    {
    }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required bool IsMember { get; init; }

    public required DateOnly? MemberSince { get; init; }

    /// <summary>The head of the household first.</summary>
    public required IReadOnlyList<PersonEntry> People { get; init; }

    /// <param name="today">In Beijing: nobody is a member from tomorrow on.</param>
    public static Outcome<HouseholdEntry> Of(HouseholdTexts words, DateOnly today)
    {
        if (words.Number is < 1 or > LargestNumber) return new HouseholdNumberInvalid();
        var name = PersonText.Line(words.Name, LongestName);
        if (name.Problem != TextProblem.None) return new HouseholdNameInvalid();
        if (words.People.Count is 0 or > MostPeople) return new HouseholdPeopleMissing();
        if (words.MemberSince is { } since && (!words.IsMember || since > today || since.Year < 1950))
            return new MemberSinceInvalid();
        var people = new List<PersonEntry>();
        foreach (var one in words.People)
        {
            var person = PersonEntry.Of(one);
            if (person.Refusal is { } refusal) return refusal;
            if (people.Exists(other => other.Name == person.Value.Name)) return new PersonTwice(person.Value.Name);
            people.Add(person.Value);
        }

        return new HouseholdEntry
        {
            Number = words.Number, Name = name.Text, IsMember = words.IsMember, MemberSince = words.MemberSince,
            People = people,
        };
    }
}

/// <summary>One of a household, checked.</summary>
public sealed record PersonEntry
{
    public const int LongestRelation = 16;
    private const int LongestName = 32;

    private PersonEntry()
    {
    }

    /// <summary>Null of whoever isn't on the register yet.</summary>
    public required long? Id { get; init; }

    public required string Name { get; init; }

    public required string Relation { get; init; }

    public required string? Phone { get; init; }

    public static Outcome<PersonEntry> Of(PersonTexts words)
    {
        var name = PersonText.Line(words.Name, LongestName);
        if (name.Problem != TextProblem.None) return new PersonNameInvalid();
        var relation = PersonText.Line(words.Relation, LongestRelation);
        if (relation.IsTooLong) return new RelationTooLong(name.Text);
        var phone = PhoneOf(words.Phone);
        if (phone is { Length: > 0 } && !IsPhone(phone)) return new PersonPhoneInvalid(name.Text);
        return new PersonEntry
        {
            Id = words.Id, Name = name.Text, Relation = relation.IsMissing ? "" : relation.Text,
            Phone = phone.Length == 0 ? null : phone,
        };
    }

    private static string PhoneOf(string? typed) =>
        string.Concat((typed ?? "").Where(static letter => letter is not (' ' or '-' or '\u3000')));

    /// <summary>A mobile, or a line with its area's code.</summary>
    private static bool IsPhone(string phone) => phone.All(char.IsAsciiDigit)
        && phone is ['1', >= '3', ..] and { Length: 11 } or ['0', ..] and { Length: >= 10 and <= 12 };
}

/// <summary>As somebody wrote it.</summary>
/// <param name="People">The head of the household first.</param>
public sealed record HouseholdTexts(
    int Number, string? Name, bool IsMember, DateOnly? MemberSince, IReadOnlyList<PersonTexts> People);

/// <param name="Id">Null of whoever isn't on the register yet.</param>
public sealed record PersonTexts(string? Name, string? Relation = null, string? Phone = null, long? Id = null);
