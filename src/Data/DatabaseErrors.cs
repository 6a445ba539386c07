using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace VillageCloud.Data;

/// <summary>What an engine means by its error numbers.</summary>
public abstract class DatabaseErrors
{
    /// <summary>Somebody else was quicker in a way that a second try resolves: a deadlock, a lock timeout, a changed
    /// version, a unique key taken a moment ago.</summary>
    public bool IsWorthAnotherTry(Exception exception) =>
        exception is DbUpdateConcurrencyException || Innermost(exception) is DbException said && IsLostRace(said);

    /// <summary>The database itself is away or can't be written, whoever asks and whatever for: worth asking again
    /// later, and nobody's mistake.</summary>
    public bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        DbException said => IsAway(said),
        _ => IsUnavailable(exception.InnerException),
    };

    /// <summary>The database's user may not do that, whoever asks.</summary>
    public bool IsForbidden(Exception exception) => Innermost(exception) is DbException said && IsDenied(said);

    protected abstract bool IsDenied(DbException said);

    protected abstract bool IsLostRace(DbException said);

    protected abstract bool IsAway(DbException said);

    // EF wraps what the engine said in an update, and MySQL's provider what could pass by itself once more.
    private static Exception Innermost(Exception exception) =>
        exception is DbUpdateException or InvalidOperationException && exception.InnerException is { } inner
            ? Innermost(inner)
            : exception;
}
