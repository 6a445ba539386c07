using System.Net.WebSockets;
using VillageCloud.Api.Tests.Running;

namespace VillageCloud.Api.Tests;

/// <summary>What the console asks of a request before any page of it: who, from where, how many.</summary>
public sealed class ConsoleDoorTests
{
    private const int MostOfOneAccount = 20;
    private RunningVillage village = null!;
    private Staff keeper = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.Start("--Village:Roles=api,admin");
        keeper = new Staff(village.Url);
        Assert.That(await keeper.SignIn("keeper"), Is.EqualTo(302));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        keeper.Dispose();
        await village.DisposeAsync();
    }

    [TestCase("/_blazor")]
    [TestCase("/_blazor/negotiate?negotiateVersion=1")]
    [TestCase("/_blazor/disconnect/")]
    [TestCase("/_BLAZOR/negotiate")]
    public async Task A_stranger_opens_no_connection(string address)
    {
        using var stranger = new Staff(village.Url);

        using var asked = await stranger.Send(new(HttpMethod.Post, address));
        using var listened = await stranger.Send(new(HttpMethod.Get, address));

        Assert.That(((int)asked.StatusCode, (int)listened.StatusCode), Is.EqualTo((401, 401)));
        Assert.That(async () => await Open(""), Throws.TypeOf<WebSocketException>().With.Message.Contains("401"));
    }

    [TestCase("http://evil.example", 403)]
    [TestCase("http://127.0.0.1:1", 403)]
    [TestCase("null", 403)]
    [TestCase("file://", 403)]
    [TestCase(null, 200)]
    [TestCase("", 200)]
    public async Task Only_a_page_of_ours_opens_a_connection(string? origin, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        var from = origin is "" ? village.Url.GetLeftPart(UriPartial.Authority) : origin;
        if (from is not null) request.Headers.TryAddWithoutValidation("Origin", from);

        using var answer = await keeper.Send(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task One_account_holds_so_many_connections_and_no_more()
    {
        var open = new List<ClientWebSocket>();
        for (var i = 0; i < MostOfOneAccount; i++) open.Add(await Open(keeper.Cookies));

        Assert.That(
            async () => await Open(keeper.Cookies), Throws.TypeOf<WebSocketException>().With.Message.Contains("429"));
        using var treasurer = new Staff(village.Url);
        Assert.That(await treasurer.SignIn("treasurer"), Is.EqualTo(302));
        using var hers = await Open(treasurer.Cookies);
        foreach (var one in open) one.Dispose();
        Assert.That(async () => (await Open(keeper.Cookies)).Dispose(), Throws.Nothing.After(5_000, 50));
    }

    [Test]
    public async Task Signing_out_needs_the_pages_own_form()
    {
        using var reviewer = new Staff(village.Url);
        Assert.That(await reviewer.SignIn("reviewer"), Is.EqualTo(302));

        var forged = await reviewer.Post("/console/sign-out", []);
        using var still = await reviewer.Send(new(HttpMethod.Get, "/console"));

        Assert.That(forged, Is.EqualTo(400));
        Assert.That((int)still.StatusCode, Is.EqualTo(200), "still signed in");
    }

    [Test]
    public async Task A_form_without_its_fields_is_answered_like_any_wrong_one()
    {
        using var stranger = new Staff(village.Url);
        var form = new Dictionary<string, string> { ["_handler"] = "sign-in" };
        form["__RequestVerificationToken"] = await stranger.FormTokenOf("/console/sign-in");
        foreach (var user in new[] { null, "keeper", "nobody" })
        {
            if (user is not null) form["Form.User"] = user;

            Assert.That(await stranger.Post("/console/sign-in", form), Is.EqualTo(200), user);
        }
    }

    [Test]
    public async Task A_name_that_somebody_calls_us_by_is_not_where_we_send_people()
    {
        using var stranger = new Staff(village.Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/payouts");
        request.Headers.Host = "evil.example";

        using var answer = await stranger.Send(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(302));
        Assert.That(answer.Headers.Location?.ToString(), Does.StartWith("/console/sign-in"));
    }

    private async Task<ClientWebSocket> Open(string cookies)
    {
        var socket = new ClientWebSocket();
        if (cookies.Length > 0) socket.Options.SetRequestHeader("Cookie", cookies);
        try
        {
            await socket.ConnectAsync(new UriBuilder(village.Url) { Scheme = "ws", Path = "/_blazor" }.Uri, default);
            return socket;
        }
        catch (WebSocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
