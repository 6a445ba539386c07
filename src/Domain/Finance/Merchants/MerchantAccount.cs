using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Merchants;

public enum MerchantAccountState
{
    /// <summary>A second person is asked.</summary>
    Waiting,
    InForce,

    /// <summary>Another is in force; WeChat may go on with this one for a while.</summary>
    Replaced,
    Declined,
}

/// <summary>微信账户: one version of the account by which a village takes money and pays it out. Whoever can change it can
/// send the money elsewhere, so a second person agrees; the server's operator, who could do so anyway, enters it alone.
/// </summary>
public sealed class MerchantAccount : ICooperativeOwned, IVersioned
{
    /// <summary>How long after a change WeChat may still send with what was before: it repeats a notice for a day, and
    /// changes keys over some days.</summary>
    public static readonly TimeSpan OldIsTakenFor = TimeSpan.FromDays(14);

    private MerchantAccount()
    {
    }

    private MerchantAccount(CooperativeId cooperativeId, int revision, WeChatCredentials credentials, TwoPeople people)
    {
        CooperativeId = cooperativeId;
        Revision = revision;
        Credentials = credentials;
        People = people;
    }

    public MerchantAccountId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Counts up, in a village.</summary>
    public int Revision { get; private set; }

    public WeChatCredentials Credentials { get; private set; } = new();

    public TwoPeople People { get; private set; } = null!;

    public MerchantAccountState State { get; private set; }

    /// <summary>One waits at a time, and one is in force: null when it is neither.</summary>
    public MerchantAccountState? Slot { get; private set; }

    public DateTimeOffset? InForceFrom { get; private set; }

    public DateTimeOffset? InForceUntil { get; private set; }

    public int Version { get; private set; }

    public static MerchantAccount Propose(
        CooperativeId cooperativeId, int revision, WeChatCredentials credentials, StaffId by, DateTimeOffset now) =>
        new(cooperativeId, revision, credentials, TwoPeople.MadeBy(by, now)) { Slot = MerchantAccountState.Waiting };

    /// <summary>By the operator, at the server.</summary>
    public static MerchantAccount Enter(
        CooperativeId cooperativeId, int revision, WeChatCredentials credentials, DateTimeOffset now)
    {
        var entered = new MerchantAccount(cooperativeId, revision, credentials, TwoPeople.NotNeeded(now));
        entered.BeInForce(now);
        return entered;
    }

    public Outcome Approve(StaffId by, DateTimeOffset now)
    {
        if (State != MerchantAccountState.Waiting) return new MerchantNotWaiting();
        var approved = People.Approve(by, Money.Zero, Money.Zero, now);
        if (approved.Refusal is { } refusal) return refusal;
        People = approved.Value;
        BeInForce(now);
        return Outcome.Done;
    }

    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (State != MerchantAccountState.Waiting) return new MerchantNotWaiting();
        var declined = People.Decline(by, reason, now);
        if (declined.Refusal is { } refusal) return refusal;
        People = declined.Value;
        (State, Slot) = (MerchantAccountState.Declined, null);
        return Outcome.Done;
    }

    /// <summary>Another takes its place.</summary>
    public Outcome Replace(DateTimeOffset now)
    {
        if (State != MerchantAccountState.InForce) return new MerchantNotInForce();
        (State, Slot, InForceUntil) = (MerchantAccountState.Replaced, null, now);
        return Outcome.Done;
    }

    private void BeInForce(DateTimeOffset now) =>
        (State, Slot, InForceFrom) = (MerchantAccountState.InForce, MerchantAccountState.InForce, now);
}
