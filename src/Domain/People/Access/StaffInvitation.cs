using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

/// <summary>A link that lets one person choose a password and a second factor, once and within a day. Whoever holds it
/// is taken for that person, so only its hash is kept.</summary>
public sealed class StaffInvitation : ICooperativeOwned
{
    /// <summary>SHA-256 in small hex.</summary>
    public const int HashLength = 64;

    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private StaffInvitation()
    {
    }

    /// <param name="now">Of the real clock, here and below: people count a day by their own.</param>
    /// <param name="codeHash">Of the other half, which somebody else hands over; null for a link that opens by itself.
    /// </param>
    public StaffInvitation(
        CooperativeId cooperativeId, StaffId staffId, string hash, DateTimeOffset now, string? codeHash = null)
    {
        CooperativeId = cooperativeId;
        CodeHash = codeHash;
        StaffId = staffId;
        Hash = hash;
        IssuedAt = now;
    }

    public StaffInvitationId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public StaffId StaffId { get; private set; }

    public string Hash { get; private set; } = "";

    /// <summary>Two people made it, and each hands over a half: this is the second one's.</summary>
    public string? CodeHash { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When a newer one took its place.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Whether it opens anything now.</summary>
    public Outcome Open(DateTimeOffset now)
    {
        if (UsedAt is not null) return new InvitationUsed();
        if (WithdrawnAt is not null) return new InvitationWithdrawn();
        return IssuedAt + Lasts <= now ? new InvitationOld() : Outcome.Done;
    }

    /// <summary>Whether this is the half that the second person hands over. A link of the operator has none.</summary>
    /// <param name="hash">Of what was typed.</param>
    public bool IsOtherHalf(string hash) => CodeHash is null || CodeHash == hash;

    /// <summary>Works once.</summary>
    public Outcome Use(DateTimeOffset now)
    {
        var open = Open(now);
        if (!open.IsRefused) UsedAt = now;
        return open;
    }

    public void Withdraw(DateTimeOffset now)
    {
        if (UsedAt is null) WithdrawnAt ??= now;
    }
}

public sealed record InvitationUnknown()
    : Refusal("invitation.unknown", "这个链接不完整或不对，请把整个链接重新复制一遍，或者请管理员再发一个")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record HandoverCodeWrong()
    : Refusal("invitation.code_wrong", "交接码不对。它是 8 位数字，在复核您的那位同事手里，请当面问他");

public sealed record InvitationUsed()
    : Refusal("invitation.used", "这个链接已经用过了，请直接登录。如果不是您本人用的，请马上告诉管理员")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record InvitationOld()
    : Refusal("invitation.old", $"这个链接已经超过 {StaffInvitation.Lasts.TotalHours:0} 小时，不能再用了，请管理员重新发一个")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record InvitationWithdrawn()
    : Refusal("invitation.withdrawn", "这个链接作废了，管理员后来又发过新的，请用最新的那个")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
