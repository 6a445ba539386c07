using VillageCloud.Data;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>The operator enters a village's account at the server, from files. Whoever can do this owns the server, so
/// nobody else is asked; the trail says that it was done there. Somebody else's version that waits goes on waiting.
/// </summary>
public sealed class EnterMerchantAccount(VillageDb db, UnitOfWork work, MerchantDesk desk, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        async () =>
        {
            var whole = await desk.Complete(command.Typed, ct);
            if (whole.Refusal is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            var revision = await desk.NextRevision(ct);
            await desk.Replace(now, ct);
            db.MerchantAccounts.Add(MerchantAccount.Enter(db.Tenant.Id, revision, whole.Value, now));
            db.AuditTrail.Add(new AuditRecord(
                db.Tenant.Id, staffId: null, sessionId: null, TrailVerbs.WeChatEntered, $"{revision}", now));
            return new Result(revision);
        },
        ct);

    /// <param name="Typed">Empty means: as it is.</param>
    public sealed record Command(WeChatCredentials Typed);

    public sealed record Result(int Revision);
}
