using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Shoppers;

/// <summary>A person known by WeChat's openid under this cooperative's mini-program.</summary>
public sealed class Shopper : ICooperativeOwned
{
    private Shopper()
    {
    }

    public Shopper(CooperativeId cooperativeId, string openId, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        OpenId = openId;
        FirstSeenAt = now;
    }

    public ShopperId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string OpenId { get; private set; } = "";

    public DateTimeOffset FirstSeenAt { get; private set; }

    /// <summary>When its person asked to be forgotten; null while they haven't.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Grows with each order, so that of two at once only one has counted all that is unpaid.</summary>
    public int OrderTurn { get; private set; }

    /// <summary>注销: what was bought stays with nobody's name, and whoever comes with this openid is somebody new.
    /// </summary>
    public void Erase(DateTimeOffset now)
    {
        if (ErasedAt is null) (OpenId, ErasedAt) = ($"erased:{Id.Value}", now);
    }
}

/// <summary>A bearer session. Only the SHA-256 of the token is stored: a stolen table opens no door.</summary>
public sealed class Session : ICooperativeOwned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private Session()
    {
    }

    public Session(CooperativeId cooperativeId, ShopperId shopperId, string tokenHash, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        ShopperId = shopperId;
        TokenHash = tokenHash;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public ShopperId ShopperId { get; private set; }

    public string TokenHash { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }
}
