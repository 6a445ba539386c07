namespace VillageCloud.Admin.SignIn;

/// <summary>What the sign-in page tells everybody who opens it. Nothing that ships registers one: only a demo has
/// sign-ins to tell.</summary>
public interface ISignInHint
{
    /// <summary>User names, with what each of them does.</summary>
    string Users { get; }

    string Password { get; }

    /// <summary>The second factor of this moment.</summary>
    string CodeNow();
}
