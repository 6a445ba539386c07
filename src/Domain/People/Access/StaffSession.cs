using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

public enum SessionEnd
{
    SignedOut,

    /// <summary>Somebody typed wrong passwords or codes until the account was shut.</summary>
    LockedOut,
    RoleChanged,
    Disabled,
}

/// <summary>From one sign-in at the console to its end. The cookie carries only the number of it.</summary>
public sealed class StaffSession : ICooperativeOwned
{
    private StaffSession()
    {
    }

    /// <param name="accountId">Of the account that signed in. Null for a demo's people, who have none yet.</param>
    /// <param name="stamp">The account's security stamp, which a new password or second factor changes: what was opened
    /// with the old one is over then, whoever changed it.</param>
    public StaffSession(
        CooperativeId cooperativeId, StaffId staffId, long? accountId, string stamp, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        StaffId = staffId;
        AccountId = accountId;
        Stamp = stamp;
        StartedAt = now;
    }

    public StaffSessionId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public StaffId StaffId { get; private set; }

    public long? AccountId { get; private set; }

    public string Stamp { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }

    /// <summary>Once: what ended first is why.</summary>
    public void End(SessionEnd why, DateTimeOffset now)
    {
        if (EndedAt is null) (EndedAt, EndedBecause) = (now, why);
    }
}
