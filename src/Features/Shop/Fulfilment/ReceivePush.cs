using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>A message push of the mini-program's backend: verified, stored when it says that money was released, then
/// acted on. Everything else is acknowledged.</summary>
public sealed class ReceivePush(
    VillageDb db, UnitOfWork work, IMessagePushDecoder decoder, AcceptMessage accept, AskSoonAboutShipment askSoon,
    TimeProvider clock)
{
    public sealed record Command(PushStamp Stamp, ReadOnlyMemory<byte> Body);

    public sealed record UrlCheck(string? Signature, string? Timestamp, string? Nonce, string? Echo);

    public async Task<Outcome> Run(Command command, CancellationToken ct) =>
        decoder.Decode(command.Stamp, command.Body) switch
        {
            MessagePush.OrderSettled push => await accept.Run(
                new(InboxSources.Settlement, $"{push.TransactionId}:{push.SettledAt.ToUnixTimeSeconds()}", push), ct),
            MessagePush.SettlementHint hint => await askSoon.Run(new(hint.TransactionId, hint.OutTradeNo), ct),
            MessagePush.Foreign(var number) => await Tell(number, ct),
            MessagePush.Forged => new NoticeForged(),
            _ => Outcome.Done,
        };

    /// <summary>The console's check of our URL: the echo, when WeChat is who asks.</summary>
    public Outcome<string> Verify(UrlCheck check) =>
        decoder.VerifyUrl(check.Signature, check.Timestamp, check.Nonce, check.Echo) is { } echo
            ? echo
            : new NoticeForged();

    private async Task<Outcome> Tell(string number, CancellationToken ct)
    {
        var told = await work.Do<string>(
            async () =>
            {
                var note = new AlarmNote(
                    "push.foreign", number.AtMost(64), "微信推送了别的商户的订单结算，没有处理，请核对小程序绑定的商户号");
                await db.RaiseAlarm(note, clock.GetUtcNow(), ct);
                return note.Code;
            },
            ct);
        return told.WithoutValue();
    }
}
