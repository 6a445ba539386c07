using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Api.Finance.Payments;

internal static class MerchantEndpoints
{
    public static void MapMerchant(this RouteGroupBuilder village) =>
        village.MapGet("/merchant", Get).WithTags("Payments").WithName("getMerchant").WithMetadata(new KeptMetadata())
            .MayRefuse(503)
            .WithSummary("Whom the sheets of WeChat have to name: the merchant and its mini-program.");

    private static Ok<MerchantContract> Get(Merchant merchant) => TypedResults.Ok(MerchantContract.From(merchant));
}

/// <summary>For <c>wx.requestMerchantTransfer</c> and the sheet on which a parcel is confirmed.</summary>
internal sealed record MerchantContract(string MchId, string AppId)
{
    public static MerchantContract From(Merchant merchant) => new(merchant.MchId, merchant.AppId);
}
