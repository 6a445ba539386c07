namespace VillageCloud.Data;

/// <summary>SQLite has one writer. Those who wait for it here are woken in the order in which they came; inside SQLite
/// they would sleep and poll, the longer the later. Other processes on the same file still meet there.</summary>
public sealed class WriterTurn(DatabaseSettings settings) : IDisposable
{
    private readonly SemaphoreSlim? turn = settings.Provider == DatabaseProvider.Sqlite ? new(1, 1) : null;

    /// <summary>Waits for the turn; disposing the answer passes it on. On a server everybody may write at once.
    /// </summary>
    public async Task<Taken> Take(CancellationToken ct)
    {
        if (turn is not null) await turn.WaitAsync(ct);
        return new(turn);
    }

    public void Dispose() => turn?.Dispose();

    public readonly struct Taken(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
