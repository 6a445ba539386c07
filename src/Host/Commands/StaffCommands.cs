using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Host.Commands;

/// <summary>What the village has decided about a member of its staff; whoever can do this owns the server.</summary>
internal sealed class StaffCommands(Func<WebApplicationBuilder, Surroundings> around)
{
    public Task<int> Add(string village, string name, StaffPost post, CancellationToken ct) => QuietVillage.Say(
        around, village,
        async quiet => (await quiet.The<AddStaff>().Run(new(name, post.Role, post.Seat), ct)).Map(added =>
            $"Added {added.Name} as {post.Role}. 已添加{added.Name}。\n{quiet.LinkFor(added.Name, village, added.Token)}"),
        ct);

    public Task<int> Reset(string village, string name, CancellationToken ct) => QuietVillage.Say(
        around, village,
        async quiet => (await quiet.The<ResetStaff>().Run(new(name), ct)).Map(reset =>
            "The old password and authenticator open nothing any more, and everybody signed in with them is out. "
            + $"旧的密码和验证器已失效，已退出登录。\n{quiet.LinkFor(reset.Name, village, reset.Token)}"),
        ct);

    public Task<int> Appoint(string village, string name, StaffPost post, CancellationToken ct) => Change(
        village, new(name, StaffChange.Appoint, post.Role, post.Seat),
        $"{name} is {post.Role} now, and signed out everywhere. 岗位已改，此人已退出登录", ct);

    public Task<int> Disable(string village, string name, CancellationToken ct) => Change(
        village, new(name, StaffChange.Disable), $"{name} is taken off, and signed out everywhere. 已停用，此人已退出登录", ct);

    public Task<int> Enable(string village, string name, CancellationToken ct) => Change(
        village, new(name, StaffChange.Enable), $"{name} may sign in again. 已启用，此人可以重新登录", ct);

    public Task<int> Unlock(string village, string name, CancellationToken ct) => QuietVillage.Say(
        around, village,
        async quiet => Told(
            await quiet.The<UnlockStaff>().Run(new(name), ct),
            $"{name} may try at once; password and authenticator are the same. 已解除锁定，可以马上再登录，密码和验证器不变"),
        ct);

    private Task<int> Change(string village, ChangeStaff.Command command, string done, CancellationToken ct) =>
        QuietVillage.Say(
            around, village, async quiet => Told(await quiet.The<ChangeStaff>().Run(command, ct), done), ct);

    private static Outcome<string> Told(Outcome outcome, string done) =>
        outcome.Refusal is { } refusal ? refusal : done;
}
