using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Limits;
using VillageCloud.WeChat.Tenpay;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>商家转账 under the account's scene (wechat §4.6).</summary>
internal sealed class MerchantTransfer(
    WeChatAccountOptions account, TenpayClient client, TenpayOutcome outcome, IPlatformKeys keys) : IMerchantTransfer
{
    /// <summary>From here WeChat takes the payee's name, and pays nobody whose own name is another; below it a name is
    /// refused. (It demands one from 2,000 yuan on.)</summary>
    private static readonly Money NameFrom = new(30);

    public async Task<GatewayResult<TransferReport>> Transfer(TransferRequest request, CancellationToken ct)
    {
        var name = request.Amount >= NameFrom ? request.PayeeName.OrNull() : null;
        var key = name is null ? null : await keys.ForEncryption(ct);
        if (name is not null && key is null)
            return outcome.Unknown<TransferReport>("transfer", "not sent: no platform key to encrypt the name with");

        var body = new CreateFundAppMerchantTransferBillRequest(
            account.AppId, request.OutBillNo, account.TransferSceneId, request.OpenId,
            name is null ? null : key!.Encrypt(name), request.Amount.Fen,
            TextLimits.TransferRemark.Cut(request.Remark),
            account.NotifyUrl("transfers"), account.TransferUserRecvPerception,
            [new(account.TransferSceneReportInfoType, TextLimits.SceneInfoContent.Cut(request.GoodsName))]);
        return await outcome.Of(
            "transfer",
            () => client.ExecuteCreateFundAppMerchantTransferBillAsync(body, key, ct),
            answer => Read(answer, request.OutBillNo));
    }

    public Task<GatewayResult<TransferReport>> Query(string outBillNo, CancellationToken ct) => outcome.Of(
        "transfer query",
        () => client.ExecuteGetFundAppMerchantTransferBillByOutBillNumberAsync(outBillNo, ct),
        answer => Read(answer, outBillNo));

    public Task<GatewayResult<TransferState>> Cancel(string outBillNo, CancellationToken ct) => outcome.Of(
        "transfer cancel",
        () => client.ExecuteCancelFundAppMerchantTransferBillAsync(outBillNo, ct),
        answer => Read(answer, outBillNo).State);

    private static TransferReport Read(TransferBillResponse answer, string outBillNo)
    {
        _ = answer.OutBillNo.SameAs(outBillNo, "out_bill_no");
        return TenpayReading.Transfer(answer);
    }
}
