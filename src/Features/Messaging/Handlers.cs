using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Messaging;

/// <summary>Acts on one kind of stored message. Called at least once for each, so twice must be as good as
/// once.</summary>
public interface IInboxHandler
{
    /// <summary>Of which <c>InboxMessage.Source</c>.</summary>
    string Source { get; }

    /// <summary>Refused means: not yet. The message stays and is tried again, so a final "no" that raised its alarm
    /// answers done.</summary>
    Task<Outcome> Handle(string payload, CancellationToken ct);
}

/// <summary>Makes one kind of decided effect happen outside. Called at least once for each: only the number stored in
/// the row makes it happen once at the other side.</summary>
public interface IOutboxHandler
{
    /// <summary>Of which <c>OutboxMessage.Kind</c>.</summary>
    string Kind { get; }

    Task<Delivery> Deliver(string subject, CancellationToken ct);
}

/// <summary>What came of an attempt: there is no "give up".</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    public sealed record Done : Delivery;

    /// <param name="Problem">For the person who looks after it: no names, no openids.</param>
    public sealed record TryAgain(string Problem) : Delivery;
}
