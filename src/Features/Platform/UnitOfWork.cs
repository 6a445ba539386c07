using System.Data;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Platform;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform;

/// <summary>One transaction for a decision and everything that goes with it: rows, journal, outbox, idempotency key.
/// A refusal rolls back. Lost races (deadlock, changed version, unique key) run the body again on fresh data, so a body
/// must read everything that it decides on, and must not call the outside world.</summary>
public sealed class UnitOfWork(VillageDb db, WriterTurn turn, TimeProvider clock)
{
    private const int Attempts = 8;

    // What a key is told apart by is the wish, and the key is no part of it, wherever a command carries it.
    private static readonly JsonSerializerOptions WithoutKeys = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutKeys } },
    };

    /// <summary>Runs the body in one transaction.</summary>
    public Task<Outcome<T>> Do<T>(Func<Task<Outcome<T>>> body, CancellationToken ct) => Try(body, commit: true, ct);

    /// <summary>The same code, rolled back: a preview is never a second calculation.</summary>
    public Task<Outcome<T>> DryRun<T>(Func<Task<Outcome<T>>> body, CancellationToken ct) =>
        Try(body, commit: false, ct);

    /// <summary>As <see cref="Do{T}"/>, and the answer is kept under the key: a replay returns the first answer and
    /// has no effect; the same key with another command is <c>idempotency.mismatch</c>.</summary>
    /// <remarks>Nobody looks for an earlier answer before the body runs: a key is nearly always new. The key's own row
    /// is unique, so a replay fails on it at the latest, and then, or when the body refuses, is the first answer looked
    /// for.</remarks>
    /// <param name="scope">Who and what, e.g. <c>order.place:7</c>: keys of different people never meet.</param>
    /// <param name="command">What is hashed: everything that the wish consists of; its key is left out.</param>
    public async Task<Outcome<T>> Once<T>(
        string scope, IdempotencyKey key, object command, Func<Task<Outcome<T>>> body, CancellationToken ct)
    {
        var fullKey = $"{scope}:{key.Value}";
        var hash = Hash(command);
        var isRetry = false;
        var outcome = await Do(
            async () =>
            {
                var first = isRetry ? await FirstAnswer<T>(fullKey, hash, ct) : null;
                isRetry = true;
                return first ?? await Answer(fullKey, hash, body, ct);
            },
            ct);
        // After the rollback: nothing of a body that refused may be kept together with an earlier answer.
        return outcome.IsRefused ? await FirstAnswer<T>(fullKey, hash, ct) ?? outcome : outcome;
    }

    private async Task<Outcome<T>> Answer<T>(
        string fullKey, string hash, Func<Task<Outcome<T>>> body, CancellationToken ct)
    {
        var outcome = await body();
        if (outcome.IsRefused) return outcome;
        var answer = KeptAnswers.Write(outcome.Value);
        db.Writes.InsertFirst(new IdempotencyRecord(db.Tenant.Id, fullKey, hash, answer, clock.GetUtcNow()));
        return outcome;
    }

    /// <summary>Null when the key is new.</summary>
    private async Task<Outcome<T>?> FirstAnswer<T>(string fullKey, string hash, CancellationToken ct)
    {
        var first = await db.IdempotencyRecords.AsNoTracking().FirstOrDefaultAsync(record => record.Key == fullKey, ct);
        if (first is null) return null;
        return first.InputHash == hash ? KeptAnswers.Read<T>(first.Answer) : new IdempotencyMismatch();
    }

    private async Task<Outcome<T>> Try<T>(Func<Task<Outcome<T>>> body, bool commit, CancellationToken ct)
    {
        Invariant.Holds(db.Database.CurrentTransaction is null, "units of work don't nest");
        db.Database.AutoSavepointsEnabled = false;
        for (var attempt = 1; ; attempt++)
        {
            Forget();
            try
            {
                return await turn.Run(() => Attempt(body, commit, ct), ct);
            }
            catch (Exception lost) when (attempt < Attempts && db.Errors.IsWorthAnotherTry(lost))
            {
                // Waits a little longer each time, so that two writers don't meet again at the same moment.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(5, 15 * attempt)), ct);
            }
        }
    }

    private async Task<Outcome<T>> Attempt<T>(Func<Task<Outcome<T>>> body, bool commit, CancellationToken ct)
    {
        // READ COMMITTED: a retry after a lost race must see the winner's row. SQLite turns it into BEGIN IMMEDIATE.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var outcome = await body();
        if (outcome.IsRefused)
        {
            Forget();
            return outcome;
        }

        await db.SaveChangesAsync(ct);
        await db.Writes.Send(ct);
        if (commit) await transaction.CommitAsync(ct);
        else Forget();
        return outcome;
    }

    private void Forget()
    {
        db.ChangeTracker.Clear();
        db.Writes.Clear();
    }

    private static void LeaveOutKeys(JsonTypeInfo type)
    {
        for (var at = type.Properties.Count - 1; at >= 0; at--)
        {
            var property = type.Properties[at].PropertyType;
            if ((Nullable.GetUnderlyingType(property) ?? property) == typeof(IdempotencyKey))
                type.Properties.RemoveAt(at);
        }
    }

    private static string Hash(object command)
    {
        var json = JsonSerializer.Serialize(command, command.GetType(), WithoutKeys);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
    }
}
