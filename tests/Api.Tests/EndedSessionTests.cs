using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Api.Tests;

/// <summary>What somebody kept of a session that is over: a cookie, an open connection.</summary>
public sealed class EndedSessionTests
{
    private RunningVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await RunningVillage.Start("--Village:Roles=api,admin");

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [TestCase("keeper", "role")]
    [TestCase("treasurer", "disabled")]
    [TestCase("reviewer", "locked")]
    [TestCase("supervisor", "password")]
    [TestCase("supervisor", "elsewhere")]
    [TestCase("supervisor", "out")]
    public async Task A_cookie_opens_nothing_once_its_session_is_over(string user, string how)
    {
        using var staff = new Staff(village.Url);
        Assert.That(await staff.SignIn(user), Is.EqualTo(302));
        Assert.That(await Opens(staff), Is.EqualTo(200));
        var kept = new Staff(village.Url, staff);

        await End(user, how, staff);

        Assert.That(await Opens(kept), Is.EqualTo(302));
        using var hub = await kept.Send(new(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"));
        Assert.That((int)hub.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task A_connection_is_cut_off_within_a_minute_and_those_of_others_are_not()
    {
        using var mine = new Staff(village.Url);
        using var others = new Staff(village.Url);
        Assert.That((await mine.SignIn("supervisor"), await others.SignIn("supervisor")), Is.EqualTo((302, 302)));
        using var cut = await Connect(mine);
        using var kept = await Connect(others);
        await EndNewest("supervisor", skip: 1);

        var lasted = Lasts(kept, TimeSpan.FromSeconds(60));
        Assert.That(await Lasts(cut, TimeSpan.FromSeconds(60)), Is.False);
        Assert.That(kept.State, Is.EqualTo(WebSocketState.Open));
        kept.Abort();
        _ = await lasted;
    }

    private static async Task<int> Opens(Staff staff)
    {
        using var answer = await staff.Send(new(HttpMethod.Get, "/console"));
        return (int)answer.StatusCode;
    }

    private async Task End(string user, string how, Staff staff)
    {
        await using var scope = village.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(DemoVillage.Slug, default)).OrThrow();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var account = await db.Accounts.AsNoTracking().SingleAsync(one => one.UserName == user);
        var person = await db.Staff.AsNoTracking().SingleAsync(one => one.Id == account.StaffId);
        var actor = new StaffActor(person.Id, await db.StaffSessions.Where(one => one.StaffId == person.Id)
            .OrderByDescending(one => one.Id).Select(one => one.Id).FirstAsync());
        var change = scope.ServiceProvider.GetRequiredService<ChangeStaff>();
        switch (how)
        {
            case "role":
                (await change.Run(new(person.Name, StaffChange.Appoint, StaffRole.Representative), default)).OrThrow();
                break;
            case "disabled":
                (await change.Run(new(person.Name, StaffChange.Disable), default)).OrThrow();
                break;
            case "locked":
                DateTimeOffset? tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
                _ = await db.Accounts.Where(one => one.Id == account.Id).ExecuteUpdateAsync(set =>
                    set.SetProperty(one => one.LockoutEnd, tomorrow));
                break;
            case "password":
                var other = (await scope.ServiceProvider.GetRequiredService<OpenStaffSession>()
                    .Run(new(person.CooperativeId, person.Id), default)).OrThrow().Actor;
                _ = (await scope.ServiceProvider.GetRequiredService<ChangePassword>()
                    .Run(new(other, DemoAccounts.Password, "torreya and 3 hens"), default)).OrThrow();
                _ = (await scope.ServiceProvider.GetRequiredService<ChangePassword>()
                    .Run(new(other, "torreya and 3 hens", "torreya and 4 hens"), default)).OrThrow();
                await db.Accounts.Where(one => one.Id == account.Id).ExecuteUpdateAsync(set =>
                    set.SetProperty(one => one.PasswordHash, account.PasswordHash));
                break;
            case "elsewhere":
                var here = (await scope.ServiceProvider.GetRequiredService<OpenStaffSession>()
                    .Run(new(person.CooperativeId, person.Id), default)).OrThrow().Actor;
                _ = (await scope.ServiceProvider.GetRequiredService<EndMySessions>()
                    .Run(new(here, actor.Session), default)).OrThrow();
                break;
            default:
                Assert.That(await staff.SignOut(), Is.EqualTo(302));
                break;
        }
    }

    private async Task EndNewest(string user, int skip) => _ = await village.Look(async db =>
    {
        var staff = await db.Accounts.Where(one => one.UserName == user).Select(one => one.StaffId).SingleAsync();
        var session = await db.StaffSessions.Where(one => one.StaffId == staff).OrderByDescending(one => one.Id)
            .Skip(skip).FirstAsync();
        session.End(SessionEnd.EndedElsewhere, TimeProvider.System.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    /// <summary>As a browser's script does: says which protocol, then lives on.</summary>
    private async Task<ClientWebSocket> Connect(Staff staff)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", staff.Cookies);
        await socket.ConnectAsync(new UriBuilder(village.Url) { Scheme = "ws", Path = "/_blazor" }.Uri, default);
        await socket.SendAsync(
            "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, default);
        return socket;
    }

    /// <summary>False as soon as the other end has gone.</summary>
    private static async Task<bool> Lasts(ClientWebSocket socket, TimeSpan time)
    {
        byte[] ping = [0x02, 0x91, 0x06];
        using var until = new CancellationTokenSource(time);
        var heard = Listen(socket);
        while (!until.IsCancellationRequested && socket.State == WebSocketState.Open && !heard.IsCompleted)
        {
            await socket.SendAsync(ping, WebSocketMessageType.Binary, true, default);
            _ = await Task.WhenAny(heard, Task.Delay(TimeSpan.FromSeconds(2)));
        }

        return !heard.IsCompleted && socket.State == WebSocketState.Open;
    }

    private static async Task Listen(ClientWebSocket socket)
    {
        var buffer = new byte[4_096];
        try
        {
            while ((await socket.ReceiveAsync(buffer, default)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Cut off.
        }
    }
}
