using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using SignInFeature = VillageCloud.Features.People.Access.SignIn;

namespace VillageCloud.Admin.SignIn;

/// <summary>Password and second factor in one form: which of them was wrong is nobody's business.</summary>
public sealed partial class SignInPage(
    SignInFeature feature, DeviceCookie device, NavigationManager navigation, IEnumerable<ISignInHint> hints)
{
    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Submit()
    {
        problem = (await Refuse())?.Sentence;
        if (problem is null) navigation.NavigateTo("console");
    }

    private async Task<Refusal?> Refuse()
    {
        var from = new SessionOrigin(
            VisitorWords.Of(Http.Connection.RemoteIpAddress), DeviceWords.Of(Http.Request.Headers.UserAgent));
        var answer = await feature.Run(
            new(Form.User ?? "", Form.Password ?? "", Form.Code ?? "", from, device.Read(Http)), Http.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal;
        device.Write(Http, answer.Value.Account);
        var claims = StaffClaims.Of(answer.Value.Account, answer.Value.Staff);
        await Http.SignInAsync(
            IdentityConstants.ApplicationScheme, new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme)));
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
