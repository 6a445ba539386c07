using VillageCloud.Data;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Governance;

namespace VillageCloud.Features.Messaging;

/// <summary>A notice of WeChat Pay: verified, stored, then acted on. Done means that it may be acknowledged.</summary>
public sealed class ReceiveNotice(
    VillageDb db, UnitOfWork work, IPayNoticeDecoder decoder, AcceptMessage accept, TimeProvider clock)
{
    private static readonly AlarmNote Unreadable = new(
        "notice.unreadable", "pay", "收到签名正确但打不开的微信支付通知，请核对商户平台的 APIv3 密钥");

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
            PayNotice.Unhandled(_, var kind) => await Tell(
                new("notice.unhandled", kind, $"收到一类还不会处理的微信支付通知：{kind}"), ct),
            PayNotice.Unreadable => (await Tell(Unreadable, ct)).Refusal ?? new NoticeForged(),
            _ => new NoticeForged(),
        };

    private async Task<Outcome> Tell(AlarmNote note, CancellationToken ct)
    {
        var told = await work.Do<string>(
            async () =>
            {
                await db.RaiseAlarm(note, clock.GetUtcNow(), ct);
                return note.Code;
            },
            ct);
        return told.WithoutValue();
    }
}
