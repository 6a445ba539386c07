using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using VillageCloud.Admin.Pages.People.Account;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Accounts;

namespace VillageCloud.Admin.SignIn;

/// <summary>Behind the link that the server's operator or a colleague hands over: somebody chooses how they will sign
/// in. A plain form like that of the sign-in page; nobody is signed in by it.</summary>
public sealed partial class JoinPage(
    OpenInvitation open, AcceptInvitation accept, IDataProtectionProvider protection)
{
    private OpenInvitation.Result? invitation;
    private Refusal? closed;
    private Refusal? problem;
    private string? user;

    /// <summary>The slug.</summary>
    [Parameter]
    public string Village { get; set; } = "";

    /// <summary>The link's secret. In the query, because servers in front write paths into their logs.</summary>
    [SupplyParameterFromQuery(Name = ConsoleRole.JoinSecret)]
    private string? Token { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private Input Form { get; set; } = null!;

    /// <summary>What was typed, else the person's own name where that can be one.</summary>
    private string UserShown => invitation?.User ?? Form.User ?? Fitting(invitation?.Name) ?? "";

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        var opened = await open.Run(new(Village, Token ?? "", Unseal(Form.Sealed)), Http.RequestAborted);
        (closed, invitation) = (opened.Refusal, opened.IsRefused ? null : opened.Value);
    }

    private async Task Submit()
    {
        if (invitation is null) return;
        problem = Form.Password == Form.Again ? null : new PasswordsDiffer();
        if (problem is not null) return;
        var answer = await accept.Run(
            new(
                Village, Token ?? "", Form.User ?? "", Form.Password ?? "", invitation.Key, Form.Code ?? "",
                VisitorWords.Of(Http.Connection.RemoteIpAddress), Form.Handover),
            Http.RequestAborted);
        problem = answer.Refusal;
        user = answer.IsRefused ? null : answer.Value.User;
        // Somebody else was quicker with the same link, or a newer one was made.
        if (problem is InvitationUsed or InvitationOld or InvitationWithdrawn) (invitation, closed) = (null, problem);
    }

    private static string? Fitting(string? name) =>
        UserName.Read(name) is { IsRefused: false } read ? read.Value : null;

    // It comes back with the form, so that a mistyped password costs nobody a second scan; sealed, so that only what
    // we made comes back, and only with the link for which it was made.
    private string Seal(string key) => Seals().Protect(key);

    private string? Unseal(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : Seals().Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null; // Of another link, or somebody's invention: there is another one.
        }
    }

    private IDataProtector Seals() => protection.CreateProtector("village-join", Token ?? "");

    private sealed class Input
    {
        // Null when the form came without the field, whatever the page says.
        public string? User { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }

        public string? Sealed { get; set; }

        public string? Code { get; set; }

        public string? Handover { get; set; }
    }
}
