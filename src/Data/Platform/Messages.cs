using System.Diagnostics;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Platform;

/// <summary>An effect outside the database that was decided in a transaction and must happen after it, at least once.
/// The number that makes it happen at most once at the other side is stored in the row it points to.</summary>
public sealed class OutboxMessage : ICooperativeOwned
{
    private OutboxMessage()
    {
    }

    /// <param name="kind">What to do, e.g. <c>refund.submit</c>.</param>
    /// <param name="subject">With which row: its number, never a payload.</param>
    public OutboxMessage(CooperativeId cooperativeId, string kind, string subject, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Kind = kind;
        Subject = subject;
        CreatedAt = now;
        NextAt = now;
        TraceParent = Activity.Current?.Id;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Kind { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NextAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public string? LastProblem { get; private set; }

    /// <summary>In which trace it was decided (W3C Trace Context, <c>traceparent</c>); null outside of one.</summary>
    public string? TraceParent { get; private set; }

    public void Done(DateTimeOffset now) => DoneAt = now;

    /// <summary>Tries again: 15 s, 30 s, 1 min … at most an hour apart, for ever. A message is never given up
    /// silently.</summary>
    public void TryAgain(string problem, DateTimeOffset now)
    {
        Attempts++;
        LastProblem = problem.AtMost(200);
        NextAt = now.AddSeconds(Math.Min(3600, 15L << Math.Min(Attempts - 1, 8)));
    }
}

/// <summary>A verified message from WeChat, stored before it is acknowledged, processed afterwards.</summary>
public sealed class InboxMessage : ICooperativeOwned
{
    private InboxMessage()
    {
    }

    /// <param name="eventKey">Unique together with the source: a repeated delivery is stored once.</param>
    public InboxMessage(CooperativeId cooperativeId, string source, string eventKey, string payload, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Source = source;
        EventKey = eventKey;
        Payload = payload;
        ReceivedAt = now;
        NextAt = now;
        TraceParent = Activity.Current?.Id;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Source { get; private set; } = "";

    public string EventKey { get; private set; } = "";

    /// <summary>Our own record as JSON, already decrypted. May hold an openid: never logged.</summary>
    public string Payload { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset NextAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? ProcessedAt { get; private set; }

    /// <summary>A code, or the kind of an exception.</summary>
    public string? LastProblem { get; private set; }

    /// <summary>In which trace it came (W3C Trace Context, <c>traceparent</c>); null outside of one.</summary>
    public string? TraceParent { get; private set; }

    public void Processed(DateTimeOffset now) => ProcessedAt = now;

    public void TryAgain(string problem, DateTimeOffset now)
    {
        Attempts++;
        LastProblem = problem.AtMost(200);
        NextAt = now.AddSeconds(Math.Min(3600, 5L << Math.Min(Attempts - 1, 9)));
    }
}

/// <summary>The first answer to an idempotency key, written in the transaction of its effect and kept for
/// ever.</summary>
public sealed class IdempotencyRecord : ICooperativeOwned
{
    private IdempotencyRecord()
    {
    }

    public IdempotencyRecord(
        CooperativeId cooperativeId, string key, string inputHash, string answer, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Key = key;
        InputHash = inputHash;
        Answer = answer;
        CreatedAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Scope and key, e.g. <c>order.place:shopper-7:…</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of the command: the same key with another command is refused.</summary>
    public string InputHash { get; private set; } = "";

    /// <summary>The result as JSON.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}
