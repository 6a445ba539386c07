using VillageCloud.Data;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>检查微信: each API once, with what is in force or with what waits, so that the second person knows whether it
/// works before they agree. Outside of a unit of work: WeChat takes its time.</summary>
public sealed class CheckConnection(
    VillageDb db, MerchantDesk desk, DutyCheck duties, IWeChatConnector connector, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<ConnectionLine>>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.Look, ct)).Refusal is { } denied) return denied;
        var account = query.IsWaiting ? await desk.Waiting(ct) : await desk.InForce(ct);
        if (account is null && (query.IsWaiting || !connector.IsConnected(db.Tenant.Village)))
            return new MerchantNotFound();
        return new(await Check(account, ct));
    }

    /// <summary>For the operator, at the server. Null when there is no account.</summary>
    public async Task<IReadOnlyList<ConnectionLine>?> AtServer(CancellationToken ct)
    {
        var account = await desk.InForce(ct);
        return account is null && !connector.IsConnected(db.Tenant.Village) ? null : await Check(account, ct);
    }

    private Task<IReadOnlyList<ConnectionLine>> Check(MerchantAccount? account, CancellationToken ct) =>
        connector.Check(
        db.Tenant.Village, account?.Credentials, BeijingTime.DayOf(clock.GetUtcNow()).AddDays(-1), ct);

    /// <param name="IsWaiting">The one that waits for a second person, and not the one in force.</param>
    public sealed record Query(StaffActor By, bool IsWaiting = false) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }
}
