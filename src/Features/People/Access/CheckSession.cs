using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Access;

/// <summary>Enters the village of somebody who is signed in, if they still are: the door of every call of the
/// console.</summary>
public sealed class CheckSession(EnterVillage enter, DutyCheck duties)
{
    public async Task<Outcome> Run(Query query, CancellationToken ct)
    {
        var entered = await enter.Run(query.Village, ct);
        return entered.IsRefused ? entered : (await duties.Ask(query.By, Duty.Look, ct)).WithoutValue();
    }

    /// <param name="Village">The slug.</param>
    public sealed record Query(string Village, StaffActor By);
}
