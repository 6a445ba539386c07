using VillageCloud.Data;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Asks WeChat for its carriers, once a day: a code of ours that it doesn't know would have every parcel with
/// it refused, and the household's money held.</summary>
public sealed class CheckCarriers(VillageDb db, UnitOfWork work, IShippingReporter reporter, TimeProvider clock)
{
    internal const string AlarmCode = "shipping.carrier_unknown";

    public sealed record Command;

    /// <returns>Done: carriers that WeChat takes. Left: those that it doesn't, or all when it didn't say.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct) => await reporter.Carriers(ct) switch
    {
        GatewayResult<IReadOnlyDictionary<string, string>>.Ok(var known) =>
            await Tally.Of(Carriers.All.Keys, code => Check(code, known.ContainsKey(code), ct), ct),
        GatewayResult<IReadOnlyDictionary<string, string>>.Rejected(var code, _) => Unanswered(code),
        _ => Unanswered("unknown"),
    };

    private async Task<string?> Check(string code, bool isKnown, CancellationToken ct)
    {
        var told = await work.Do<string>(
            async () =>
            {
                var now = clock.GetUtcNow();
                var words = $"微信的快递公司列表里没有“{Carriers.NameOf(code)}”（{code}），用它发货会被微信退回，请先换别家，并联系技术人员";
                if (isKnown) await db.EndAlarms([AlarmCode], code, now, ct);
                else await db.RaiseAlarm(new(AlarmCode, code, words), now, ct);
                return code;
            },
            ct);
        return told.Refusal?.Code ?? (isKnown ? null : "WeChat doesn't list it");
    }

    private static Tally Unanswered(string problem) => new(0, Carriers.All.Count, [$"get_delivery_list: {problem}"]);
}
