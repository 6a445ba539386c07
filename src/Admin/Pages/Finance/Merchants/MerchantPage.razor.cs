using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Merchants;

/// <summary>By which account the village takes money and pays it out, and whether WeChat agrees.</summary>
public sealed partial class MerchantPage(TimeProvider clock)
{
    private LoadState<ShowMerchantAccount.Result> state = null!;
    private IReadOnlyList<ConnectionLine>? lines;
    private DateTimeOffset checkedAt;
    private bool checkedWaiting;
    private StaffId me;
    private bool busy;
    private Refusal? refusal;

    protected override async Task OnInitializedAsync() => me = (await Village.Me()).Id;

    private Task<Outcome<ShowMerchantAccount.Result>> Load() =>
        Village.Run((ShowMerchantAccount feature, StaffIdentity one) =>
            feature.Run(new(one.Actor), CancellationToken.None));

    private async Task Write()
    {
        if (!await Dialogs.Show<MerchantDialog>("填写或更换微信账户")) return;
        Messages.Success("填好了，等另一位同事复核");
        await state.Reload();
    }

    private async Task Check(bool isWaiting)
    {
        (busy, lines, checkedWaiting) = (true, null, isWaiting);
        var answer = await Village.Run((CheckConnection feature, StaffIdentity one) =>
            feature.Run(new(one.Actor, isWaiting), CancellationToken.None));
        (busy, refusal, checkedAt) = (false, answer.Refusal, clock.GetUtcNow());
        lines = answer.IsRefused ? null : answer.Value;
    }

    private async Task Approve(ShowMerchantAccount.AccountView waiting)
    {
        if (!await Decide(waiting, Decision.Approve)) return;
        Messages.Success("已复核，几秒后生效");
        await state.Reload();
    }

    private async Task Decline(ShowMerchantAccount.AccountView waiting)
    {
        var isMine = waiting.MakerId == me;
        if (!await Decide(waiting, isMine ? Decision.TakeBack : Decision.Decline)) return;
        Messages.Success(isMine ? "已撤回" : "已驳回");
        await state.Reload();
    }

    private Task<bool> Decide(ShowMerchantAccount.AccountView waiting, Decision decision)
    {
        lines = null;
        return Dialogs.Show<MerchantDecisionDialog>(
            MerchantWords.Of(decision), new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MerchantDecisionDialog.Account)] = waiting,
                [nameof(MerchantDecisionDialog.Decision)] = decision,
            });
    }
}
