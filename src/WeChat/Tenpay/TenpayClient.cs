using System.Globalization;
using Flurl.Http;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>WeChat Pay APIv3, one method per endpoint, named as SKIT names them. A business error is in the response;
/// only transport, signature and serialisation throw (<see cref="WireFailureException"/>).</summary>
/// <param name="verified">Signs every request and verifies every answer.</param>
/// <param name="signedOnly">For the bill file, the one answer that WeChat doesn't sign (its hash is signed).</param>
/// <param name="preferredKeyId">Asks for answers signed with our public key; null leaves the choice to WeChat.</param>
internal sealed class TenpayClient(WireClient verified, WireClient signedOnly, string? preferredKeyId)
{
    private static readonly object[] Transactions = ["v3", "pay", "transactions"];
    private static readonly object[] Refunds = ["v3", "refund", "domestic", "refunds"];
    private static readonly object[] TransferBills = ["v3", "fund-app", "mch-transfer", "transfer-bills"];

    public Task<TenpayResponse<PrepayResponse>> ExecuteCreatePayTransactionJsapiAsync(
        CreatePayTransactionJsapiRequest request, CancellationToken ct) =>
        Post<CreatePayTransactionJsapiRequest, PrepayResponse>(
            Path(Transactions).AppendPathSegment("jsapi"), request, ct);

    public Task<TenpayResponse<TransactionResponse>> ExecuteGetPayTransactionByOutTradeNumberAsync(
        string mchid, string outTradeNo, CancellationToken ct) =>
        Get<TransactionResponse>(
            Path(Transactions, "out-trade-no", outTradeNo).AppendQueryParam("mchid", mchid), ct);

    public Task<TenpayResponse<object>> ExecuteClosePayTransactionAsync(
        string outTradeNo, ClosePayTransactionRequest request, CancellationToken ct) =>
        Post<ClosePayTransactionRequest, object>(
            Path(Transactions, "out-trade-no", outTradeNo).AppendPathSegment("close"), request, ct);

    public Task<TenpayResponse<RefundResponse>> ExecuteCreateRefundDomesticRefundAsync(
        CreateRefundDomesticRefundRequest request, CancellationToken ct) =>
        Post<CreateRefundDomesticRefundRequest, RefundResponse>(Path(Refunds), request, ct);

    public Task<TenpayResponse<RefundResponse>> ExecuteGetRefundDomesticRefundByOutRefundNumberAsync(
        string outRefundNo, CancellationToken ct) => Get<RefundResponse>(Path(Refunds, outRefundNo), ct);

    /// <param name="encryptedWith">The key of the [ENC] fields; its id travels as <c>Wechatpay-Serial</c>.</param>
    public Task<TenpayResponse<TransferBillResponse>> ExecuteCreateFundAppMerchantTransferBillAsync(
        CreateFundAppMerchantTransferBillRequest request, PlatformKey? encryptedWith, CancellationToken ct) =>
        Post<CreateFundAppMerchantTransferBillRequest, TransferBillResponse>(
            Path(TransferBills), request, ct, encryptedWith?.WireId);

    public Task<TenpayResponse<TransferBillResponse>> ExecuteGetFundAppMerchantTransferBillByOutBillNumberAsync(
        string outBillNo, CancellationToken ct) =>
        Get<TransferBillResponse>(Path(TransferBills, "out-bill-no", outBillNo), ct);

    public async Task<TenpayResponse<TransferBillResponse>> ExecuteCancelFundAppMerchantTransferBillAsync(
        string outBillNo, CancellationToken ct) => TenpayResponse<TransferBillResponse>.Of(
        await verified.PostNothing(
            Preferring(Path(TransferBills, "out-bill-no", outBillNo, "cancel"), preferredKeyId), ct));

    public Task<TenpayResponse<BillResponse>> ExecuteGetBillTradeBillAsync(DateOnly day, CancellationToken ct) =>
        Get<BillResponse>(Bill("tradebill", day).AppendQueryParam("bill_type", "ALL"), ct);

    public Task<TenpayResponse<BillResponse>> ExecuteGetBillFundflowBillAsync(
        DateOnly day, string accountType, CancellationToken ct) =>
        Get<BillResponse>(Bill("fundflowbill", day).AppendQueryParam("account_type", accountType), ct);

    /// <summary>Unverified by nature: the caller compares the hash that came in a verified answer.</summary>
    public Task<WireAnswer> ExecuteDownloadBillFileAsync(Uri url, CancellationToken ct) =>
        signedOnly.Get(signedOnly.Request(url.AbsoluteUri), ct);

    /// <summary>A number is one segment, whatever it holds.</summary>
    private IFlurlRequest Path(object[] root, params string[] segments) => segments.Aggregate(
        verified.Request(root),
        static (request, segment) => request.AppendPathSegment(segment, fullyEncode: true));

    private IFlurlRequest Bill(string kind, DateOnly day) => verified.Request("v3", "bill", kind)
        .AppendQueryParam("bill_date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .AppendQueryParam("tar_type", "GZIP");

    private async Task<TenpayResponse<T>> Get<T>(IFlurlRequest request, CancellationToken ct)
        where T : class => TenpayResponse<T>.Of(await verified.Get(Preferring(request, preferredKeyId), ct));

    private async Task<TenpayResponse<T>> Post<TRequest, T>(
        IFlurlRequest request, TRequest body, CancellationToken ct, string? keyId = null)
        where T : class =>
        TenpayResponse<T>.Of(await verified.Post(Preferring(request, keyId ?? preferredKeyId), body, ct));

    private static IFlurlRequest Preferring(IFlurlRequest request, string? keyId) =>
        keyId is null ? request : request.WithHeader("Wechatpay-Serial", keyId);
}
