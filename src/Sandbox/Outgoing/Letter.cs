namespace VillageCloud.Sandbox.Outgoing;

/// <summary>One POST ready to go. MustBeRefused: acknowledging it is a sin of the receiver.</summary>
internal sealed record Letter(Uri Url, byte[] Body, Dictionary<string, string> Headers)
{
    public const string Probe = "a signature probe";
    public const string OldReplay = "an old notify replayed";

    public string ContentType { get; init; } = "application/json";

    public string? MustBeRefused { get; init; }
}
