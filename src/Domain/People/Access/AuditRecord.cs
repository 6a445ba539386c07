using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

/// <summary>One line of the trail: who did what, with which document, when. Names documents and no persons, and says
/// nothing of what they hold. Never changed, never deleted.</summary>
public sealed class AuditRecord : ICooperativeOwned
{
    public const int LongestDocument = 64;

    private AuditRecord()
    {
    }

    /// <param name="staffId">Null when the server's operator did it, at the command line.</param>
    /// <param name="sessionId">Null where nobody was signed in.</param>
    /// <param name="verb">E.g. <c>order.ship</c>.</param>
    /// <param name="document">Its number; null when the verb has none.</param>
    public AuditRecord(
        CooperativeId cooperativeId, StaffId? staffId, StaffSessionId? sessionId, string verb, string? document,
        DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        StaffId = staffId;
        SessionId = sessionId;
        Verb = verb;
        Document = document?.AtMost(LongestDocument);
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public StaffId? StaffId { get; private set; }

    public StaffSessionId? SessionId { get; private set; }

    public string Verb { get; private set; } = "";

    public string? Document { get; private set; }

    public DateTimeOffset At { get; private set; }
}
