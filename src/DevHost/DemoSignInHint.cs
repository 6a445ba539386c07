using VillageCloud.Admin.SignIn;
using VillageCloud.Demo;

namespace VillageCloud.DevHost;

/// <summary>The sign-in page itself tells the demo's users, their password and second factor. By the real clock, as
/// Identity checks it, whatever the village's clock says.</summary>
internal sealed class DemoSignInHint : ISignInHint
{
    public string Users => "keeper（店务）、treasurer（财务）、reviewer（复核）、supervisor（监事）"
        + "、farmers（农户代表）、enterprise（企业代表）、government（政府代表）";

    public string Password => DemoAccounts.Password;

    public string CodeNow() => Totp.Now(DemoAccounts.AuthenticatorKey, TimeProvider.System);
}
