using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Platform.Retention;

namespace VillageCloud.Features.Messaging;

/// <summary>What WeChat told and what was acted on long ago; it may hold openids. WeChat repeats a notice for a day, so
/// a repetition never meets an empty place.</summary>
public sealed class ForgetNotices(VillageDb db) : IForgets
{
    public RetentionRule Rule { get; } = new("notices", 183, "网络安全法 art. 21: logs for six months at least");

    public Task<int> Forget(DateTimeOffset before, CancellationToken ct) =>
        db.Inbox.Where(one => one.ProcessedAt != null && one.ProcessedAt < before).ExecuteDeleteAsync(ct);
}
