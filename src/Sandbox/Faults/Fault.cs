using System.Globalization;

namespace VillageCloud.Sandbox.Faults;

/// <summary>One ordered fault with how often it was met and how often it fired.</summary>
internal sealed class Fault
{
    public required int Number { get; init; }
    public required string Id { get; init; }
    public FaultMatch Match { get; init; } = new();

    /// <summary>How often it may still fire; negative means always.</summary>
    public int Times { get; set; } = 1;

    public double Probability { get; init; } = 1;
    public Dictionary<string, string> Parameters { get; init; } = [];
    public int Seen { get; set; }
    public int Hits { get; set; }

    public string Text(string name, string otherwise) => Parameters.GetValueOrDefault(name, otherwise);

    public long Whole(string name, long otherwise) =>
        Parameters.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public TimeSpan Seconds(string name, double otherwise) => TimeSpan.FromSeconds(
        Parameters.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise);

    public bool Flag(string name, bool otherwise) =>
        Parameters.TryGetValue(name, out var text) ? bool.Parse(text) : otherwise;
}

/// <summary>Which calls or notices a fault is for; absent members match all. Nth counts the matches from 1.</summary>
internal sealed record FaultMatch
{
    public string? Endpoint { get; init; }
    public string? Number { get; init; }
    public int? Nth { get; init; }
    public string? OpenId { get; init; }

    public bool Fits(FaultTarget target) =>
        (Endpoint is null || Endpoint == target.Endpoint || IsPathOf(target))
        && (Number is null || Number == target.Number)
        && (OpenId is null || OpenId == target.OpenId);

    private bool IsPathOf(FaultTarget target) =>
        Endpoint!.StartsWith('/') && target.Path.StartsWith(Endpoint, StringComparison.Ordinal);
}

/// <summary>What is about to happen: an endpoint's name (or notify/…), its path, number and user.</summary>
internal sealed record FaultTarget(string Endpoint, string Path, string? Number, string? OpenId);
