namespace VillageCloud.Sandbox.State;

internal sealed class Shopper
{
    public required string OpenId { get; init; }
    public required string Alias { get; init; }
    public required string PhoneNumber { get; set; }
    public string? RealName { get; set; }
    public DateTimeOffset LastActive { get; set; }

    /// <summary>Subscribe-message accepts left, by template id.</summary>
    public Dictionary<string, int> Accepts { get; init; } = [];

    /// <summary>Subscribe messages that were delivered.</summary>
    public List<DeliveredMessage> Messages { get; init; } = [];
}

internal sealed record DeliveredMessage(
    DateTimeOffset At, string TemplateId, string? Page, Dictionary<string, string> Data);

internal sealed class IssuedCode
{
    public required string Code { get; init; }
    public required string Kind { get; init; }
    public required string OpenId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public bool Used { get; set; }
}

internal sealed class IssuedToken
{
    public required string Value { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; set; }
    public bool Dead { get; set; }
    public bool Forced { get; init; }
}
