using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using AlarmView = VillageCloud.Features.People.Alarms.ListAlarms.AlarmView;

namespace VillageCloud.Admin.Pages.People.Account;

/// <summary>What waits in somebody's hands, what they sign in with, and where they are signed in. Nothing here is
/// anybody else's.</summary>
public sealed partial class AccountPage(FactorAgain factor)
{
    private const int FirstNotices = 5;

    private LoadState<Page<AlarmView>> notices = null!;
    private LoadState<IReadOnlyList<ListMySessions.Row>> sessions = null!;
    private OfferFactor.Result? offer;
    private string old = "";
    private string wished = "";
    private string again = "";
    private string factorPassword = "";
    private string newCode = "";
    private string oldCode = "";
    private bool asksForOldCode;
    private bool busy;
    private Refusal? sessionsRefusal;
    private Refusal? passwordRefusal;
    private Refusal? factorRefusal;

    private Task<Outcome<Page<AlarmView>>> LoadNotices() => Village.Run((ListAlarms feature, StaffIdentity me) =>
        feature.Run(new(new(Size: FirstNotices), Assignee: me.Id), CancellationToken.None));

    private Task<Outcome<IReadOnlyList<ListMySessions.Row>>> LoadSessions() =>
        Village.Run((ListMySessions feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None));

    private async Task End(StaffSessionId? only)
    {
        busy = true;
        sessionsRefusal = (await Village.Run((EndMySessions feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, only), CancellationToken.None))).Refusal;
        busy = false;
        if (sessionsRefusal is null) Messages.Success("已退出");
        await sessions.Reload();
    }

    private async Task ChangePassword()
    {
        if (busy) return;
        passwordRefusal = wished == again ? null : new PasswordsDiffer();
        if (passwordRefusal is not null) return;
        busy = true;
        passwordRefusal = (await Village.Run((ChangePassword feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, old, wished), CancellationToken.None))).Refusal;
        busy = false;
        if (passwordRefusal is not null) return;
        (old, wished, again) = ("", "", "");
        Messages.Success("密码已改，别处的登录都退出了");
        await sessions.Reload();
    }

    private async Task Offer()
    {
        busy = true;
        var offered = await Village.Run((OfferFactor feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None));
        (busy, factorRefusal, newCode, oldCode) = (false, offered.Refusal, "", "");
        offer = offered.IsRefused ? null : offered.Value;
    }

    private async Task Renew()
    {
        if (busy || offer is null) return;
        busy = true;
        factorRefusal = await Send(offer);
        busy = false;
        if (factorRefusal is not null) return;
        (offer, factorPassword) = (null, "");
        Messages.Success("验证器已换，旧的不能再用了，别处的登录都退出了");
        await sessions.Reload();
    }

    /// <summary>The old phone's code goes first where it is asked for.</summary>
    private async Task<Refusal?> Send(OfferFactor.Result offered)
    {
        if (asksForOldCode && await factor.Show(oldCode) is { } wrong) return wrong;
        var answer = (await Village.Run((RenewFactor feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, factorPassword, offered.Key, newCode), CancellationToken.None))).Refusal;
        asksForOldCode = answer is FactorNeeded;
        return answer;
    }
}

public sealed record PasswordsDiffer()
    : Refusal("console.passwords_differ", "两遍新密码不一样，请重新输入");
