using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Tenpay;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Signature and window first, then the ciphertext, then the kind (wechat §3.2, §3.4, §4.4).</summary>
/// <param name="apiV3Keys">The one in force, then the one before it while it may still come.</param>
internal sealed class PayNoticeDecoder(
    string village, Merchant ours, IReadOnlyList<byte[]> apiV3Keys, SignatureCheck check, ILogger logger)
    : IPayNoticeDecoder
{
    public async Task<PayNotice> Decode(NoticeHeaders headers, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (await check.Problem(headers, body, ct) is { } problem)
        {
            logger.NoticeRefused(village, problem);
            return new PayNotice.Forged(problem);
        }

        try
        {
            var envelope = WireJson.Read<NoticeEnvelope>(body.Span);
            return Sort(envelope, Open(envelope.Resource.Required("resource")));
        }
        catch (WireFailureException unreadable)
        {
            return Unreadable(unreadable.Message);
        }
        catch (CryptographicException)
        {
            return Unreadable("the ciphertext doesn't open with the APIv3 key");
        }
    }

    private byte[] Open(SealedBody resource)
    {
        if (resource.Algorithm != "AEAD_AES_256_GCM") throw new WireFailureException("an algorithm that we don't know");
        for (var i = 0; i < apiV3Keys.Count - 1; i++)
        {
            try
            {
                return Open(apiV3Keys[i], resource);
            }
            catch (CryptographicException)
            {
                // Sealed before the key was changed, and sent again: the one before opens it, or nothing does.
            }
        }

        return Open(apiV3Keys[^1], resource);
    }

    private static byte[] Open(byte[] key, SealedBody resource) =>
        SealedResource.Open(key, resource.Nonce, resource.AssociatedData, resource.Ciphertext);

    /// <summary>What concerns another merchant can't be acted on by anybody here: acknowledged, and an alarm
    /// (sandbox N11).</summary>
    private PayNotice Sort(NoticeEnvelope envelope, byte[] plain)
    {
        var id = envelope.Id.Required("id");
        var kind = envelope.EventType.Required("event_type");
        switch (envelope.Resource?.OriginalType, kind)
        {
            case ("transaction", "TRANSACTION.SUCCESS"):
                var payment = TenpayReading.Payment(WireJson.Read<TransactionResponse>(plain));
                return payment.MchId == ours.MchId && payment.AppId == ours.AppId
                    ? new PayNotice.Payment(id, payment)
                    : new PayNotice.Foreign(id, payment.OutTradeNo);
            case ("refund", "REFUND.SUCCESS" or "REFUND.ABNORMAL" or "REFUND.CLOSED"):
                var refund = WireJson.Read<RefundResponse>(plain);
                var refunded = TenpayReading.Refund(refund);
                return refund.Mchid.Required("mchid") == ours.MchId
                    ? new PayNotice.Refund(id, refunded, ours.MchId)
                    : new PayNotice.Foreign(id, refunded.OutRefundNo);
            case ("mch_payment", "MCHTRANSFER.BILL.FINISHED"):
                var transfer = WireJson.Read<TransferBillResponse>(plain);
                var transferred = TenpayReading.Transfer(transfer);
                return transfer.MchId == ours.MchId && (transferred.AppId ?? ours.AppId) == ours.AppId
                    ? new PayNotice.Transfer(id, transferred)
                    : new PayNotice.Foreign(id, transferred.OutBillNo);
            default:
                return new PayNotice.Unhandled(id, kind);
        }
    }

    private PayNotice.Unreadable Unreadable(string reason)
    {
        logger.NoticeRefused(village, reason);
        return new PayNotice.Unreadable(reason);
    }
}
