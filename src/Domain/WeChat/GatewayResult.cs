namespace VillageCloud.Domain.WeChat;

/// <summary>What we know after asking WeChat. There are three answers, and the third must never be rounded to one of
/// the others: after <see cref="Unknown"/> ask again by our own number, never with a new one.</summary>
public abstract record GatewayResult<T>
{
    private GatewayResult()
    {
    }

    /// <summary>WeChat answered, signed, and did it.</summary>
    public sealed record Ok(T Value) : GatewayResult<T>;

    /// <summary>WeChat answered, signed, and said no; <paramref name="Code"/> is WeChat's own (wechat §3.6,
    /// §1.2).</summary>
    public sealed record Rejected(string Code, string Message) : GatewayResult<T>
    {
        /// <summary>WeChat said, signed, that it doesn't know the number. Its word for that differs by product and by
        /// year (ORDER_NOT_EXIST, ORDERNOTEXIST, RESOURCE_NOT_EXISTS, NOT_FOUND …), so nobody decides by the
        /// word.</summary>
        public bool NotKnown { get; init; }
    }

    /// <summary>Timeout, 5xx, 429 on a write, 202, bad or missing signature: it may or may not have happened.</summary>
    public sealed record Unknown(string Reason) : GatewayResult<T>;
}

/// <summary>For calls that answer without a body.</summary>
public readonly record struct Nothing;
