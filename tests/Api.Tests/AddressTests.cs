using System.Net.Http.Headers;
using VillageCloud.Api.Tests.Running;

namespace VillageCloud.Api.Tests;

/// <summary>No address answers with the browser's own empty page.</summary>
public sealed class AddressTests
{
    private RunningVillage village = null!;
    private HttpClient http = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.Start("--Village:Roles=api,admin");
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = village.Url };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        http.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task The_front_door_of_the_demo_leads_to_all_that_runs()
    {
        var door = await Open("/", "text/html");

        Assert.That((door.Status, door.MediaType), Is.EqualTo((200, "text/html")));
        foreach (var place in new[] { "/console", "/jobs", "/reference" })
            Assert.That(door.Text, Does.Contain($"href=\"{place}\""));
        Assert.That((await Open("/plain.css", "*/*")).MediaType, Is.EqualTo("text/css"));
    }

    [TestCase("/console/nonsense")]
    [TestCase("/console/orders/1/2/3")]
    [TestCase("/CONSOLE/nonsense")]
    public async Task An_unknown_page_of_the_console_leads_back_to_the_console(string path)
    {
        var page = await Open(path, "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.That((page.Status, page.MediaType), Is.EqualTo((404, "text/html")));
        Assert.That(page.Text, Does.Contain("没有这个页面").And.Contain("href=\"/console\""));
    }

    [TestCase("/nonsense")]
    [TestCase("/preview-of-what")]
    [TestCase("/favicon.ico")]
    public async Task Any_other_unknown_address_leads_to_the_front_door(string path)
    {
        var page = await Open(path, "text/html");

        Assert.That((page.Status, page.MediaType), Is.EqualTo((404, "text/html")));
        Assert.That(page.Text, Does.Contain("没有这个页面").And.Contain("href=\"/\"").And.Not.Contain("nonsense"));
    }

    [TestCase("/nonsense", "application/json")]
    [TestCase("/nonsense", "*/*")]
    [TestCase("/wechat/shangying/nonsense", "*/*")]
    [TestCase("/v1", "text/html")]
    public async Task A_program_gets_a_problem(string path, string accept) =>
        (await Open(path, accept)).IsProblem(404, "request.no_such_address");

    private async Task<Answer> Open(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var one in accept.Split(',')) request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(one));
        using var answer = await http.SendAsync(request);
        return await Answer.Of(answer);
    }
}
