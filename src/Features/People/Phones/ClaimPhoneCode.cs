using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Phones;

/// <summary>Whoever has a code of the village types it into their phone. Doing it again with the same phone answers the
/// same.</summary>
public sealed class ClaimPhoneCode(VillageDb db, UnitOfWork work, TryCount tries, TimeProvider clock)
{
    public async Task<Outcome<MyPhoneLink>> Run(Command command, CancellationToken ct)
    {
        Counted[] counted =
        [
            Counted.Household(db.Tenant.Id, command.HouseholdNumber), Counted.Shopper(command.Shopper),
        ];
        if ((await tries.Take(counted, ct)).Refusal is { } slower) return slower;
        return await work.Do<MyPhoneLink>(
            async () =>
            {
                var claimed = await Claim(command, ct);
                if (!claimed.IsRefused) await tries.Forgive(counted, ct);
                return claimed;
            },
            ct);
    }

    private async Task<Outcome<MyPhoneLink>> Claim(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var openId = await db.Shoppers.Where(one => one.Id == command.Shopper).Select(one => one.OpenId)
            .SingleAsync(ct);
        var household = await db.Households.SingleOrDefaultAsync(one => one.Number == command.HouseholdNumber, ct);
        if (household is null) return new PhoneCodeWrong();
        var hash = SecretToken.HashOf(Tidy(command.Code));
        var link = await db.PhoneLinks.OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(one => one.HouseholdId == household.Id && one.CodeHash == hash, ct);
        if (link is null) return new PhoneCodeWrong();
        if (link.Opens(hash, openId, now).Refusal is { } wrong) return wrong;
        if (link.Status == PhoneLinkStatus.Open)
        {
            if (await db.HouseholdPeople.AnyAsync(one => one.OpenId == openId, ct)) return new PhoneTaken();
            var check = SecretToken.NewDigits(PhoneLink.CheckDigits);
            if (link.Claim(household, openId, check, now).Refusal is { } refusal) return refusal;
        }

        return new MyPhoneLink(household.Name, link.PersonName, link.CheckNumber, link.Status);
    }

    // People read eight digits in two groups.
    private static string Tidy(string? code) =>
        PersonText.Line(code, 4 * PhoneLink.CodeDigits).Text.Replace(" ", "", StringComparison.Ordinal);

    public sealed record Command(ShopperId Shopper, int HouseholdNumber, string? Code);
}

/// <param name="CheckNumber">To be read to the second person, while one has to compare it; else null.</param>
public sealed record MyPhoneLink(
    string HouseholdName, string PersonName, string? CheckNumber, PhoneLinkStatus Status);
