using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

public enum SessionEnd
{
    SignedOut,
    RoleChanged,
    Disabled,

    /// <summary>Its person chose a new password, or another second factor, in another session.</summary>
    NewSecret,

    /// <summary>Its person ended it from another one.</summary>
    EndedElsewhere,

    /// <summary>A colleague ended it.</summary>
    EndedByColleague,

    /// <summary>It stood in a backup that was put back.</summary>
    Restored,

    /// <summary>Its village was closed, to be erased.</summary>
    VillageClosed,
}

/// <summary>Where somebody signed in, as its person will recognise it.</summary>
/// <param name="Address">Of the visitor; empty where there was no browser.</param>
/// <param name="Device">Browser and system, in a few words.</param>
public sealed record SessionOrigin(string Address, string Device)
{
    public const int Longest = 64;

    public static readonly SessionOrigin None = new("", "");
}

/// <summary>From one sign-in at the console to its end. The cookie carries only the number of it. Its moments are the
/// real ones, whatever the village's clock says: a code on a phone knows no other.</summary>
public sealed class StaffSession : ICooperativeOwned
{
    /// <summary>A working day: then its person signs in again, however busy they are.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>So long a second factor counts for what asks for it anew.</summary>
    public static readonly TimeSpan FactorLasts = TimeSpan.FromMinutes(15);

    private StaffSession()
    {
    }

    /// <param name="accountId">Of the account that signed in. Null for a demo's people, who have none yet.</param>
    /// <param name="stamp">The account's security stamp, which a new password or second factor changes: what was opened
    /// with the old one is over then, whoever changed it.</param>
    /// <param name="now">Of the real clock, here and below.</param>
    public StaffSession(
        CooperativeId cooperativeId, StaffId staffId, long? accountId, string stamp, SessionOrigin origin,
        DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        StaffId = staffId;
        AccountId = accountId;
        Stamp = stamp;
        Address = origin.Address.AtMost(SessionOrigin.Longest);
        Device = origin.Device.AtMost(SessionOrigin.Longest);
        (StartedAt, FactorAt) = (now, now);
    }

    public StaffSessionId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public StaffId StaffId { get; private set; }

    public long? AccountId { get; private set; }

    public string Stamp { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Device { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When its person last showed their second factor.</summary>
    public DateTimeOffset FactorAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }

    public void ShowFactor(DateTimeOffset now) => FactorAt = now;

    /// <summary>The one session that lives on when its person has chosen a new secret in it.</summary>
    public void GoOnWith(string stamp) => Stamp = stamp;

    /// <summary>Once: what ended first is why.</summary>
    public void End(SessionEnd why, DateTimeOffset now)
    {
        if (EndedAt is null) (EndedAt, EndedBecause) = (now, why);
    }
}
