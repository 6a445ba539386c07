namespace VillageCloud.WeChat;

/// <summary>How WeChat Pay identifies itself to this merchant (wechat §3.3). Verification follows the header of each
/// message whatever is chosen here; the choice decides what we ask for and encrypt with.</summary>
public enum PlatformAuthScheme
{
    Certificate,
    PublicKey,
}
