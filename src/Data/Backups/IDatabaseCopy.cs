namespace VillageCloud.Data.Backups;

/// <summary>The whole database as one stream, and back. Each engine has its own way, and reads only what it wrote.
/// </summary>
public interface IDatabaseCopy
{
    /// <summary>Whose stream it is, as a backup says it.</summary>
    string Engine { get; }

    /// <summary>Everything of one moment, while others go on writing.</summary>
    /// <exception cref="DatabaseCopyException">It can't be copied now, or not by what this machine has.</exception>
    Task WriteTo(Stream target, CancellationToken ct);

    /// <summary>Whether nothing is there that could be lost.</summary>
    Task<bool> IsEmpty(CancellationToken ct);

    /// <summary>Fills the empty database.</summary>
    /// <param name="mark">A statement that is said no later than the first applied migration is listed.</param>
    /// <exception cref="DatabaseCopyException">Not all of it could be read.</exception>
    Task ReadFrom(Stream source, string mark, CancellationToken ct);
}

/// <summary>What a person at the keyboard can mend, in one sentence.</summary>
public sealed class DatabaseCopyException(string message) : Exception(message);
