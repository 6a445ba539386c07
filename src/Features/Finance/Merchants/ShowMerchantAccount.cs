using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>The account in force and the one that waits. A secret is never told again: by its last signs somebody
/// recognises the one that they hold.</summary>
public sealed class ShowMerchantAccount(
    VillageDb db, MerchantDesk desk, DutyCheck duties, IWeChatConnector connector)
{
    private const int ShownEnd = 4;

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.Look, ct)).Refusal is { } denied) return denied;
        var (now, waiting) = (await desk.InForce(ct), await desk.Waiting(ct));
        var ids = new[] { now?.People, waiting?.People }
            .SelectMany(static people => new[] { people?.Maker, people?.Checker }).OfType<StaffId>().ToList();
        var names = await db.Staff.AsNoTracking().Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        return new Result(View(now, names), View(waiting, names), Changed(now, waiting),
            now is null && connector.IsConnected(db.Tenant.Village));
    }

    private static AccountView? View(MerchantAccount? account, Dictionary<StaffId, string> names)
    {
        if (account is null) return null;
        var known = account.Credentials;
        return new(
            account.Id, account.Revision, known.AppId, known.MerchantId, End(known.MerchantSerial),
            known.PlatformKeyId.Length == 0 ? null : End(known.PlatformKeyId), known.IsPushPlain,
            account.People.Maker is { } maker ? names[maker] : null, account.People.Maker, account.People.MadeAt,
            account.People.Checker is { } checker ? names[checker] : null, account.InForceFrom);
    }

    private static IReadOnlyList<string> Changed(MerchantAccount? now, MerchantAccount? waiting) => waiting is null
        ? []
        :
        [
            .. typeof(WeChatCredentials).GetProperties()
                .Where(property => !Equals(
                    property.GetValue(now?.Credentials ?? new()), property.GetValue(waiting.Credentials)))
                .Select(static property => property.Name),
        ];

    private static string End(string text) => text.Length <= ShownEnd ? text : $"…{text[^ShownEnd..]}";

    public sealed record Query(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }

    /// <param name="IsFromSettings">Nobody entered one, and the server's settings have one.</param>
    /// <param name="Changed">By which names of <see cref="WeChatCredentials"/> the two differ.</param>
    public sealed record Result(
        AccountView? Now, AccountView? Waiting, IReadOnlyList<string> Changed, bool IsFromSettings);

    /// <param name="PlatformKeyId">Its end; null where WeChat Pay is known by certificates.</param>
    /// <param name="Maker">Null when the server's operator entered it.</param>
    public sealed record AccountView(
        MerchantAccountId Id, int Revision, string AppId, string MerchantId, string MerchantSerial,
        string? PlatformKeyId, bool IsPushPlain, string? Maker, StaffId? MakerId, DateTimeOffset MadeAt,
        string? Checker, DateTimeOffset? InForceFrom);
}
