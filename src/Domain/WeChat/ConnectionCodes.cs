namespace VillageCloud.Domain.WeChat;

/// <summary>What a check finds out that WeChat has no word for.</summary>
public static class ConnectionCodes
{
    /// <summary>WeChat signs with a key that we don't have.</summary>
    public const string KeyUnknown = "key_unknown";

    /// <summary>The key has that id and doesn't verify.</summary>
    public const string KeyWrong = "key_wrong";

    public const string V3KeyWrong = "v3_key_wrong";

    public const string PushRefused = "push_refused";
}
