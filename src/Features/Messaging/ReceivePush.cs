using VillageCloud.Domain.Fulfilment;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Messaging;

/// <summary>A message push of the mini-program's backend: verified, stored when it says that money was released, then
/// acted on. Everything else is acknowledged.</summary>
public sealed class ReceivePush(IMessagePushDecoder decoder, AcceptMessage accept)
{
    public sealed record Command(
        string? Timestamp, string? Nonce, string? MessageSignature, ReadOnlyMemory<byte> Body);

    public sealed record UrlCheck(string? Signature, string? Timestamp, string? Nonce, string? Echo);

    public async Task<Outcome> Run(Command command, CancellationToken ct) =>
        decoder.Decode(command.Timestamp, command.Nonce, command.MessageSignature, command.Body) switch
        {
            MessagePush.OrderSettled push => await accept.Run(
                new(InboxSources.Settlement, $"{push.TransactionId}:{push.SettledAt.ToUnixTimeSeconds()}", push), ct),
            MessagePush.Forged => new NoticeForged(),
            _ => Outcome.Done,
        };

    /// <summary>The console's check of our URL: the echo, when WeChat is who asks.</summary>
    public Outcome<string> Verify(UrlCheck check) =>
        decoder.VerifyUrl(check.Signature, check.Timestamp, check.Nonce, check.Echo) is { } echo
            ? echo
            : new NoticeForged();
}
