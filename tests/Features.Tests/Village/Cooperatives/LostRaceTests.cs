using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data.Sqlite;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>A race that was lost is tried again, however deep the engine's word lies.</summary>
public sealed class LostRaceTests
{
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int Unique = 2067;

    [Test]
    public void A_lost_race_is_known_through_whatever_wraps_it()
    {
        var busy = new SqliteException("busy", Busy);
        var taken = new SqliteException("taken", errorCode: 19, Unique);
        Exception[] lost =
        [
            busy, new DbUpdateException("update", busy), new InvalidOperationException("transient", busy),
            new InvalidOperationException("transient", new DbUpdateException("update", busy)),
            new InvalidOperationException("transient", new DbUpdateException("update", taken)),
            new DbUpdateConcurrencyException("changed"),
        ];

        Assert.That(lost.Select(SqliteErrors.Instance.IsWorthAnotherTry), Is.All.True);
    }

    [Test]
    public void What_a_second_try_does_not_mend_is_not_tried_again()
    {
        Exception[] others =
        [
            new InvalidOperationException("ours"), new SqliteException("corrupt", Corrupt),
            new InvalidOperationException("transient", new SqliteException("corrupt", Corrupt)),
        ];

        Assert.That(others.Select(SqliteErrors.Instance.IsWorthAnotherTry), Is.All.False);
    }
}
