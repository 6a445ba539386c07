using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Platform.Retention;

namespace VillageCloud.Features.People.Shoppers;

/// <summary>Sessions of shoppers that open nothing any more.</summary>
public sealed class ForgetSessions(VillageDb db) : IForgets
{
    public RetentionRule Rule { get; } = new("shopper-sessions", 30, "they open nothing any more");

    public Task<int> Forget(DateTimeOffset before, CancellationToken ct) =>
        db.Sessions.Where(one => one.ExpiresAt < before).ExecuteDeleteAsync(ct);
}
