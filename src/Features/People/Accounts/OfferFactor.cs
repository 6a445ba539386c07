using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Accounts;

/// <summary>A secret for another phone, which counts only once a code of it has come back
/// (<see cref="RenewFactor"/>); until then the old one does.</summary>
public sealed class OfferFactor(VillageDb db, DutyCheck duties)
{
    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.Look, ct)).Refusal is { } denied) return denied;
        var user = await db.Accounts.AsNoTracking().Where(one => one.StaffId == query.By.Id)
            .Select(one => one.UserName).SingleOrDefaultAsync(ct);
        if (user is null) return new NoAccount();
        var key = OneTimeCodes.NewKey();
        return new Result(key, OneTimeCodes.LinkOf(key, user));
    }

    public sealed record Query(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }

    /// <param name="Key">Base32, to be typed.</param>
    /// <param name="Link">The same, as an authenticator app opens it.</param>
    public sealed record Result(string Key, Uri Link);
}
