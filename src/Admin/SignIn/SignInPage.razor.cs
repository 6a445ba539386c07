using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using VillageCloud.Data.Accounts;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Admin.SignIn;

/// <summary>Password and second factor in one form: which of them was wrong is nobody's business.</summary>
public sealed partial class SignInPage(
    SignInManager<StaffAccount> signIn, UserManager<StaffAccount> accounts, NavigationManager navigation,
    OpenStaffSession open, NoteFailedSignIn failed, IEnumerable<ISignInHint> hints)
{
    private string? problem;

    [SupplyParameterFromForm]
    private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Submit()
    {
        problem = await Refuse();
        if (problem is null) navigation.NavigateTo("console");
    }

    private async Task<string?> Refuse()
    {
        var account = await accounts.FindByNameAsync(Form.User?.Trim() ?? "");
        if (account is null) return "用户名、密码或验证码不对，请重试";
        if (await accounts.IsLockedOutAsync(account)) return "输错次数太多，请 15 分钟后再试";
        var code = (Form.Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var isRight = await accounts.CheckPasswordAsync(account, Form.Password ?? "")
            && await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code);
        if (!isRight)
        {
            _ = await accounts.AccessFailedAsync(account);
            var isLocked = await accounts.IsLockedOutAsync(account);
            (await failed.Run(new(account.CooperativeId, account.StaffId, isLocked), CancellationToken.None)).OrThrow();
            return "用户名、密码或验证码不对，请重试";
        }

        _ = await accounts.ResetAccessFailedCountAsync(account);
        var opened = await open.Run(new(account.CooperativeId, account.StaffId), CancellationToken.None);
        if (opened.Refusal is { } refusal) return refusal.Sentence;
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, StaffClaims.Of(opened.Value));
        return null;
    }

    private sealed class Input
    {
        // Null when the form came without the field, whatever the page says.
        public string? User { get; set; }

        public string? Password { get; set; }

        public string? Code { get; set; }
    }
}
