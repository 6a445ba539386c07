using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.People.Trail;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.People.Staff;

/// <summary>One of the staff: where they are signed in, what was done to their account, and what can be done now.
/// </summary>
public sealed partial class StaffPart
{
    private LoadState<GetStaff.View> state = null!;
    private StaffId me;
    private bool busy;
    private Refusal? refusal;

    [Parameter, EditorRequired]
    public StaffId Id { get; set; }

    /// <summary>The list and what waits have to be read again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnInitializedAsync() => me = (await Village.Me()).Id;

    private static (string Title, DateTimeOffset At) MomentOf(GetStaff.Moment one) =>
        ($"{one.Who ?? "系统维护人员"}：{TrailWords.Of(one.Verb)}", one.At);

    private Task<Outcome<GetStaff.View>> Load() => Village.Run((GetStaff feature, StaffIdentity one) =>
        feature.Run(new(one.Actor, Id), CancellationToken.None));

    private async Task Ask(StaffWish wish, StaffRow about)
    {
        if (!await StaffDialogs.Ask(Dialogs, wish, about)) return;
        await Said("申请写好了，等另一位同事在「复核」里同意");
    }

    private async Task TakeOff(StaffRow about)
    {
        var isDone = await Dialogs.Show<TakeOffDialog>($"停用{about.Name}的账号", new Dictionary<string, object?>(
            StringComparer.Ordinal) { [nameof(TakeOffDialog.About)] = about });
        if (isDone) await Said("已停用");
    }

    private Task Free() => Act("不用再等了，可以马上登录", async () =>
        (await Village.Run((FreeStaff feature, StaffIdentity one) =>
            feature.Run(new(IdempotencyKey.New(), one.Actor, Id), CancellationToken.None))).Refusal);

    private Task End(StaffSessionId? only) => Act("已结束，那边半分钟内退出", async () =>
        (await Village.Run((EndSessionsOfStaff feature, StaffIdentity one) =>
            feature.Run(new(IdempotencyKey.New(), one.Actor, Id, only), CancellationToken.None))).Refusal);

    private async Task Act(string done, Func<Task<Refusal?>> act)
    {
        if (busy) return;
        busy = true;
        refusal = await act();
        busy = false;
        if (refusal is null) await Said(done);
        else await state.Reload();
    }

    private async Task Said(string done)
    {
        Messages.Success(done);
        await state.Reload();
        await OnChanged.InvokeAsync();
    }
}
