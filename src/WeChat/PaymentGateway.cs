using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Limits;
using VillageCloud.WeChat.Tenpay;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>JSAPI payments and refunds of one merchant (wechat §4.1–§4.3).</summary>
internal sealed class PaymentGateway(
    WeChatAccountOptions account, TenpayClient client, TenpayOutcome outcome, MerchantSigner signer) : IPaymentGateway
{
    public Task<GatewayResult<PrepayTicket>> Prepay(PrepayRequest request, CancellationToken ct) => outcome.Of(
        "prepay",
        () => client.ExecuteCreatePayTransactionJsapiAsync(
            new(account.AppId, account.MerchantId, TextLimits.Description.Cut(request.Description), request.OutTradeNo,
                BeijingText(request.ExpiresAt), account.NotifyUrl("payments"), new(request.Total.Fen),
                new(request.OpenId)),
            ct),
        static answer => new PrepayTicket(answer.PrepayId.Required("prepay_id")));

    public ClientPayment SignForClient(PrepayTicket ticket)
    {
        var (unixSeconds, nonce) = signer.Stamp();
        var timeStamp = unixSeconds.ToString(CultureInfo.InvariantCulture);
        var package = $"prepay_id={ticket.PrepayId}";
        var signature = signer.Sign(SignedText.OfClientPayment(account.AppId, timeStamp, nonce, package));
        return new ClientPayment(account.AppId, timeStamp, nonce, package, "RSA", signature);
    }

    public Task<GatewayResult<PaymentReport>> Query(string outTradeNo, CancellationToken ct) => outcome.Of(
        "payment query",
        () => client.ExecuteGetPayTransactionByOutTradeNumberAsync(account.MerchantId, outTradeNo, ct),
        answer =>
        {
            _ = answer.OutTradeNo.SameAs(outTradeNo, "out_trade_no");
            return TenpayReading.Payment(answer);
        });

    public Task<GatewayResult<Nothing>> Close(string outTradeNo, CancellationToken ct) => outcome.OfNothing(
        "close", () => client.ExecuteClosePayTransactionAsync(outTradeNo, new(account.MerchantId), ct));

    public Task<GatewayResult<RefundReport>> Refund(RefundRequest request, CancellationToken ct) => outcome.Of(
        "refund",
        () => client.ExecuteCreateRefundDomesticRefundAsync(
            new(request.TransactionId, request.OutRefundNo, TextLimits.RefundReason.Cut(request.Reason),
                account.NotifyUrl("refunds"), new(request.Amount.Fen, request.OrderTotal.Fen)),
            ct),
        answer => Refund(answer, request.OutRefundNo));

    public Task<GatewayResult<RefundReport>> QueryRefund(string outRefundNo, CancellationToken ct) => outcome.Of(
        "refund query",
        () => client.ExecuteGetRefundDomesticRefundByOutRefundNumberAsync(outRefundNo, ct),
        answer => Refund(answer, outRefundNo));

    private static RefundReport Refund(RefundResponse answer, string outRefundNo)
    {
        _ = answer.OutRefundNo.SameAs(outRefundNo, "out_refund_no");
        return TenpayReading.Refund(answer);
    }

    private static string BeijingText(DateTimeOffset time) =>
        time.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
