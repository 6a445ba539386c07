namespace VillageCloud.WeChat;

/// <summary>What the console of the mini-program is set to under 消息推送 (wechat §2.5). JSON or XML needs no
/// setting.</summary>
public enum PushMode
{
    /// <summary>安全模式 or 兼容模式: the sealed half counts, and what isn't sealed is refused.</summary>
    Secure,

    /// <summary>明文模式: nothing but the URL is signed, so a push only makes us ask WeChat sooner.</summary>
    Plain,
}
