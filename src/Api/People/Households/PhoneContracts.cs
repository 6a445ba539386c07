using VillageCloud.Domain.People.Households;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Phones;

namespace VillageCloud.Api.People.Households;

/// <param name="HouseholdNumber">On the village's register; handed over together with the code.</param>
/// <param name="Code">Eight digits, good for a day and once. Spaces don't count.</param>
internal sealed record LinkPhoneRequest(int HouseholdNumber, string Code);

/// <param name="IsLinked">This phone sees the household's money. False: the payee's phone, which a second person of the
/// village compares first.</param>
/// <param name="CheckNumber">To be read to that person; null where nobody compares.</param>
internal sealed record PhoneLinkContract(string HouseholdName, string PersonName, bool IsLinked, string? CheckNumber)
{
    public static PhoneLinkContract From(MyPhoneLink link) => new(
        link.HouseholdName, link.PersonName, link.Status == PhoneLinkStatus.Linked,
        link.Status == PhoneLinkStatus.Linked ? null : link.CheckNumber);
}

/// <param name="Before">Whom the money goes to now, masked.</param>
/// <param name="After">Whom it goes to from <paramref name="EffectiveAt"/> on.</param>
/// <param name="MayStop">This phone is the payee's, who can still say no.</param>
internal sealed record PayeeChangeContract(
    string Number, string Before, string After, DateTimeOffset EffectiveAt, bool MayStop)
{
    public static PayeeChangeContract From(MyPayeeChange change) =>
        new(change.Number, change.Before, change.After, change.EffectiveAt, change.MayStop);
}
