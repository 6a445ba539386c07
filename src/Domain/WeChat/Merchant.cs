namespace VillageCloud.Domain.WeChat;

/// <summary>Who pays and is paid in one village, as WeChat's sheets want it named. Neither is a secret.</summary>
/// <param name="MchId">商户号.</param>
/// <param name="AppId">The mini-program that the merchant is bound to.</param>
public sealed record Merchant(string MchId, string AppId);
