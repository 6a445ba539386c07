namespace VillageCloud.Sandbox;

/// <summary>What a sandbox is started with. Every member has a working default.</summary>
public sealed record SandboxOptions
{
    /// <summary>Port that stands for api.weixin.qq.com; 0 takes a free one.</summary>
    public int ApiPort { get; init; }

    /// <summary>Port that stands for api.mch.weixin.qq.com; 0 takes a free one.</summary>
    public int PayPort { get; init; }

    /// <summary>Port of the control API under /__sandbox; 0 takes a free one.</summary>
    public int ControlPort { get; init; }

    /// <summary>Drives ids, nonces and chances.</summary>
    public int Seed { get; init; } = 20260501;

    /// <summary>Virtual start. Null: the clock starts at the real time and runs live.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Virtual seconds per real second; null: 1 when live, 0 when <see cref="StartAt"/> is given.</summary>
    public double? Rate { get; init; }

    /// <summary>Folder of keys and state that outlive the process; null keeps all in memory.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>Where message pushes go; the control API can set it later.</summary>
    public string? PushUrl { get; init; }

    /// <summary>What carries notices and pushes; null for real sockets.</summary>
    public HttpMessageHandler? Mail { get; init; }

    /// <summary>Nothing listens and nothing happens by itself: calls come over the short wire, and what falls due
    /// happens when the clock is moved. For whoever has to play the same twice.</summary>
    public bool IsPlayed { get; init; }

    /// <summary>True: sign with the WeChat Pay public key pair and serve no certificates.</summary>
    public bool PublicKeyMode { get; init; }

    /// <summary>Largest single merchant transfer.</summary>
    public long SingleTransferLimitFen { get; init; } = 200_00;

    /// <summary>Largest sum of transfers to one user within a Beijing day.</summary>
    public long UserDayTransferLimitFen { get; init; } = 2_000_00;

    /// <summary>Largest sum of transfers of the merchant within a Beijing day.</summary>
    public long MerchantDayTransferLimitFen { get; init; } = 100_000_00;

    /// <summary>Whether the mini-program is trade-managed: money stays unsettled until receipt is confirmed.</summary>
    public bool TradeManaged { get; init; } = true;

    /// <summary>Virtual time a refund stays PROCESSING; null: until the control API settles it.</summary>
    public TimeSpan? RefundDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Virtual time until the shipping subsystem knows a paid order.</summary>
    public TimeSpan ShippingIndexDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Virtual time from the user's confirmation to SUCCESS of a transfer.</summary>
    public TimeSpan TransferDelay { get; init; } = TimeSpan.Zero;

    /// <summary>Virtual time a cancelled transfer stays CANCELING.</summary>
    public TimeSpan CancelDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Two live transfers with equal openid, amount and remark within this time are a violation.</summary>
    public TimeSpan DoublePaymentWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Real time a receiver has to acknowledge a notify or push.</summary>
    public TimeSpan AckLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Refuse a request whose (mchid, nonce, timestamp) was seen before.</summary>
    public bool StrictNonce { get; init; } = true;
}
