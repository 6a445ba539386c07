namespace VillageCloud.Admin.SignIn;

/// <summary>What our own sources tell everybody, and so is no secret anywhere: the demo's, which is another program and
/// isn't asked. Whoever publishes another one writes it down here.</summary>
public static class PublishedSecrets
{
    /// <summary>Base32, as an authenticator app takes it.</summary>
    public const string AuthenticatorKey = "VILLAGEVILLAGEVILLAGEVILLAGE2345";

    /// <summary>Of the demo's accounts at the console.</summary>
    public const string Password = "village-2026";

    /// <summary>Of the demo's job dashboard.</summary>
    public const string OperatorPassword = "village";
}
