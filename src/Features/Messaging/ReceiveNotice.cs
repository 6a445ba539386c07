using VillageCloud.Data;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Governance;

namespace VillageCloud.Features.Messaging;

/// <summary>A notice of WeChat Pay: verified, stored, then acted on. Done means that it may be acknowledged.</summary>
public sealed class ReceiveNotice(
    VillageDb db, UnitOfWork work, IPayNoticeDecoder decoder, AcceptMessage accept, TimeProvider clock)
{
    public sealed record Command(NoticeHeaders Headers, ReadOnlyMemory<byte> Body);

    public async Task<Outcome> Run(Command command, CancellationToken ct) =>
        await decoder.Decode(command.Headers, command.Body, ct) switch
        {
            PayNotice.Payment(_, var report) =>
                await accept.Run(new(InboxSources.Payment, $"{report.OutTradeNo}:{report.State}", report), ct),
            PayNotice.Refund(_, var report, _) =>
                await accept.Run(new(InboxSources.Refund, $"{report.OutRefundNo}:{report.State}", report), ct),
            PayNotice.Transfer(_, var report) =>
                await accept.Run(new(InboxSources.Transfer, $"{report.OutBillNo}:{report.State}", report), ct),
            PayNotice.Unhandled(_, var kind) => await Tell(kind, ct),
            _ => new NoticeForged(),
        };

    private async Task<Outcome> Tell(string kind, CancellationToken ct)
    {
        var told = await work.Do<string>(
            async () =>
            {
                var note = new AlarmNote("notice.unhandled", kind, $"收到一类还不会处理的微信支付通知：{kind}");
                await db.RaiseAlarm(note, clock.GetUtcNow(), ct);
                return kind;
            },
            ct);
        return told.WithoutValue();
    }
}
