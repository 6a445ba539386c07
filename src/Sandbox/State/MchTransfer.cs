namespace VillageCloud.Sandbox.State;

internal sealed class MchTransfer
{
    public required string OutBillNo { get; init; }
    public required string TransferBillNo { get; init; }
    public required string AppId { get; init; }
    public required string OpenId { get; init; }
    public required long AmountFen { get; init; }
    public required string Remark { get; init; }
    public required string SceneId { get; init; }
    public required string PackageInfo { get; init; }
    public required string ParameterHash { get; init; }
    public required DateTimeOffset CreateTime { get; init; }
    public string? UserName { get; init; }
    public string? NotifyUrl { get; init; }
    public DateTimeOffset UpdateTime { get; set; }
    public string State { get; set; } = "WAIT_USER_CONFIRM";
    public string? FailReason { get; set; }

    /// <summary>Queries before this time answer 404, as on a lagging replica.</summary>
    public DateTimeOffset? HiddenUntil { get; set; }

    public bool IsFinal => State is "SUCCESS" or "FAIL" or "CANCELLED";
}
