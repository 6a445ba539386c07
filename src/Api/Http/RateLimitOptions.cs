namespace VillageCloud.Api.Http;

/// <summary><c>Api:RateLimits</c>: requests a minute.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>A whole village may stand behind one address: some hundred phones with a dozen requests each.</summary>
    public int PerAddress { get; set; } = 6000;

    public int PerSession { get; set; } = 240;

    /// <summary>Codes cost a call to WeChat each. On a market day everybody opens the mini-program at once, and then
    /// nobody does: so there is a burst.</summary>
    public int LoginsPerAddress { get; set; } = 60;

    public int LoginBurstPerAddress { get; set; } = 300;

    /// <summary>From all addresses together: they can't spend what WeChat allows a mini-program.</summary>
    public int Logins { get; set; } = 600;

    public int LoginBurst { get; set; } = 2000;

    /// <summary>Forms of the console's sign-in; each costs a password's hash.</summary>
    public int SignInsPerAddress { get; set; } = 30;

    public int SignIns { get; set; } = 600;

    /// <summary>WeChat may send a day's notices in one burst.</summary>
    public int CallbacksPerAddress { get; set; } = 12_000;

    /// <summary>Whatever has no kind of its own: the console, the description, addresses that lead nowhere.</summary>
    public int OthersPerAddress { get; set; } = 1200;
}

internal enum RateKind
{
    Other,
    Visit,
    Login,
    Callback,
    SignIn,
    Unlimited,
}

internal sealed record RateKindMetadata(RateKind Kind);

internal static class RateKinds
{
    /// <summary>A password is hashed for whoever sends one of them.</summary>
    private static readonly PathString[] HashingForms = ["/console/sign-in", "/console/join"];

    /// <summary>What an endpoint says of itself; the console's and the host's say nothing.</summary>
    public static RateKind Of(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RateKindMetadata>() is { } said) return said.Kind;
        var (path, method) = (context.Request.Path, context.Request.Method);
        // Whether the process lives is asked by those who would end it.
        if (path.Equals("/healthz", StringComparison.OrdinalIgnoreCase)) return RateKind.Unlimited;
        var isSignIn = Array.Exists(
            HashingForms, form => path.StartsWithSegments(form, StringComparison.OrdinalIgnoreCase));
        return isSignIn && HttpMethods.IsPost(method) ? RateKind.SignIn : RateKind.Other;
    }

    public static bool IsOfTheApi(HttpContext context) =>
        Of(context) is RateKind.Visit or RateKind.Login or RateKind.Callback;
}
