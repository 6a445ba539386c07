namespace VillageCloud.Features.Platform.Retention;

/// <summary>What an area doesn't keep for ever. Books, orders and the trail are kept; what tells of a person in what
/// stands beside them goes when its period is over.</summary>
public interface IForgets
{
    RetentionRule Rule { get; }

    /// <summary>Forgets what ended before that moment, in the transaction around it.</summary>
    /// <returns>How many rows.</returns>
    Task<int> Forget(DateTimeOffset before, CancellationToken ct);
}

/// <param name="Name">A stable word.</param>
/// <param name="Days">From its end.</param>
/// <param name="Why">By which law, or for what it is needed so long.</param>
public sealed record RetentionRule(string Name, int Days, string Why);
