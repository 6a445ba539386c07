using System.Security.Cryptography;
using System.Text.Json;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

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
                await Store(InboxSources.Payment, report.TransactionId ?? report.OutTradeNo, report, ct),
            PayNotice.Refund(_, var report, _) => await Store(InboxSources.Refund, report.RefundId, report, ct),
            PayNotice.Transfer(_, var report) =>
                await Store(InboxSources.Transfer, report.TransferBillNo, report, ct),
            PayNotice.Foreign(_, var number) => await Tell(
                new("notice.foreign", number.AtMost(64), "收到别的商户或小程序的微信支付通知，没有入账，请财务核对商户平台的设置"), ct),
            PayNotice.Unhandled(_, var kind) => await Tell(
                new("notice.unhandled", kind.AtMost(64), $"收到一类还不会处理的微信支付通知：{kind.AtMost(64)}"), ct),
            PayNotice.Unreadable => (await Tell(Unreadable, ct)).Refusal ?? new NoticeForged(),
            _ => new NoticeForged(),
        };

    /// <summary>A repetition says the same of the same of WeChat's numbers. What says anything else is another event:
    /// a wrong notice that comes first must not stand where the right one belongs.</summary>
    private Task<Outcome> Store<T>(string source, string number, T report, CancellationToken ct)
        where T : notnull
    {
        var said = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(report));
        return accept.Run(new(source, $"{number}:{Convert.ToHexStringLower(said)[..16]}", report), ct);
    }

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
