using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Platform.Retention;

namespace VillageCloud.Features.People.Access;

/// <summary>From where staff signed in. That they did stays: the trail names the session.</summary>
public sealed class ForgetSignInPlaces(VillageDb db) : IForgets
{
    public RetentionRule Rule { get; } = new("sign-in-places", 183, "网络安全法 art. 21: logs for six months at least");

    public Task<int> Forget(DateTimeOffset before, CancellationToken ct) => db.StaffSessions
        .Where(one => one.StartedAt < before && (one.Address != "" || one.Device != ""))
        .ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Address, "").SetProperty(one => one.Device, ""), ct);
}
