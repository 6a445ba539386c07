namespace VillageCloud.Sandbox.Api;

/// <summary>A template that this mini-program chose out of WeChat's library, with the keys that it was numbered with.
/// </summary>
internal sealed record SubscribeTemplate(string Id, string Title, IReadOnlyList<string> Keys)
{
    public static readonly SubscribeTemplate TransferWaiting = new(
        "SbxTransferWaiting0000000000000000000000001", "待收款提醒", ["amount1", "thing2", "time3", "thing4"]);

    public static readonly SubscribeTemplate TransferLapsing = new(
        "SbxTransferLapsing0000000000000000000000002", "收款即将到期提醒", ["amount1", "thing2", "time3", "thing4"]);

    public static readonly IReadOnlyDictionary<string, SubscribeTemplate> All =
        new[] { TransferWaiting, TransferLapsing }.ToDictionary(template => template.Id);
}
