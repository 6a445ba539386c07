namespace VillageCloud.WeChat.Crypto;

/// <summary>The keys by which WeChat Pay is known (wechat §3.3). Old and new ones overlap, and certificates and the
/// public key stand side by side.</summary>
internal interface IPlatformKeys
{
    /// <summary>Null when nobody we know has that id, also after asking WeChat.</summary>
    ValueTask<PlatformKey?> Find(string serial, KeyAsker asker, CancellationToken ct);

    /// <summary>The key for [ENC] fields in the account's own scheme; null when there is none to be had.</summary>
    ValueTask<PlatformKey?> ForEncryption(CancellationToken ct);
}

/// <summary>Who met a serial. What anybody may post to us must not use up what our own calls need.</summary>
internal enum KeyAsker
{
    /// <summary>An answer to our own call: it came from WeChat's own address.</summary>
    OurCall,

    /// <summary>A notice, from whoever knows our address.</summary>
    Notice,
}
