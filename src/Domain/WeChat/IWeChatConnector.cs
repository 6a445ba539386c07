namespace VillageCloud.Domain.WeChat;

/// <summary>Tries credentials that may not be in force yet.</summary>
public interface IWeChatConnector
{
    /// <summary>Whether WeChat itself could be called with them: what is missing or malformed, without asking anybody.
    /// </summary>
    IReadOnlyList<CredentialField> Problems(string village, WeChatCredentials credentials);

    /// <summary>Whether this process has an account of the village, wherever it came from.</summary>
    bool IsConnected(string village);

    /// <summary>Calls each API once, changing nothing, and waits for all.</summary>
    /// <param name="credentials">Null for the account that this process has.</param>
    /// <param name="yesterday">Whose bill is asked for.</param>
    Task<IReadOnlyList<ConnectionLine>> Check(
        string village, WeChatCredentials? credentials, DateOnly yesterday, CancellationToken ct);
}

/// <summary>One thing that has to work.</summary>
public enum ConnectionPart
{
    /// <summary>小程序: AppID and its secret.</summary>
    Token,

    /// <summary>What we sign with, and whether the merchant may take payments.</summary>
    Payment,

    /// <summary>By what WeChat Pay is known.</summary>
    PlatformKey,

    /// <summary>The bill of yesterday.</summary>
    Bill,

    /// <summary>商家转账.</summary>
    Transfer,

    /// <summary>Whether our own address for pushes can be reached and has this token.</summary>
    Push,
}

/// <param name="Code">WeChat's own word, or one of ours; null when all is in order.</param>
/// <param name="IsOpen">Nobody answered, so nothing is known.</param>
public sealed record ConnectionLine(ConnectionPart Part, string? Code = null, bool IsOpen = false)
{
    public bool IsGood => Code is null && !IsOpen;
}
