using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A member of staff at a browser. Every test ends with a browser in which nothing went wrong unseen.
/// </summary>
[NonParallelizable]
public abstract class ConsoleFixture
{
    private protected Window Window { get; private set; } = null!;

    protected IPage Page => Window.Page;

    protected static StoryWorld World { get; private set; } = null!;

    /// <summary>True where a test cuts the connection itself, about which a browser may complain.</summary>
    protected virtual bool CutsConnections => false;

    [OneTimeSetUp]
    public async Task EnterTheVillage() => World = await PlayedVillage.World;

    [SetUp]
    public async Task OpenAWindow() => Window = await (await PlayedVillage.Browser).Open(World.Api, 1280, 800);

    [TearDown]
    public async Task NothingWentWrongUnseen()
    {
        PlayedVillage.Door.LetGo();
        if (Window is null) return;
        if (TestContext.CurrentContext.Result.FailCount > 0)
            await Window.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
        await Window.Page.Context.CloseAsync();
        if (!CutsConnections) Assert.That(Window.Troubles, Is.Empty);
    }

    private protected void UseWindow(Window window) => Window = window;

    /// <summary>Of this moment, whether or not somebody has used it.</summary>
    protected static string Code() => Totp.Now(DemoAccounts.AuthenticatorKey, TimeProvider.System);

    /// <summary>At the sign-in page for the first test; those after it keep that session, as a browser would.</summary>
    protected async Task SignIn(string user)
    {
        if (PlayedVillage.Sessions.TryGetValue(user, out var cookies))
        {
            await Page.Context.AddCookiesAsync(cookies);
            // As if they had just signed in, however long the tests before took.
            var now = TimeProvider.System.GetUtcNow();
            _ = await World.Staff<VillageDb, int>(db => db.StaffSessions.ExecuteUpdateAsync(set =>
                set.SetProperty(one => one.FactorAt, now)));
            return;
        }

        await SignInByForm(user);
        PlayedVillage.Sessions[user] = (await Page.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path,
            HttpOnly = cookie.HttpOnly, Secure = cookie.Secure, SameSite = cookie.SameSite,
        }).ToList();
    }

    /// <summary>Somebody else, at a browser of their own.</summary>
    protected async Task<T> As<T>(string user, Func<Task<T>> act)
    {
        var mine = Window;
        await OpenAWindow();
        try
        {
            await SignIn(user);
            return await act();
        }
        finally
        {
            Assert.That(Window.Troubles, Is.Empty);
            await Page.Context.CloseAsync();
            UseWindow(mine);
        }
    }

    protected static Task<T> Look<T>(Func<VillageDb, Task<T>> look) => World.Staff<VillageDb, T>(look);

    protected async Task SignInByForm(string user)
    {
        await FillSignIn(user, DemoAccounts.Password, await FreshCodes.Next($"{World.Api}{user}"));
        await Assertions.Expect(Page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
    }

    protected async Task FillSignIn(string user, string password, string code)
    {
        await Page.GotoAsync("/console/sign-in");
        await Page.GetByLabel("用户名").FillAsync(user);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByLabel("动态验证码").FillAsync(code);
        await Button("登 录").ClickAsync();
    }

    protected async Task Go(string path, string title)
    {
        await Page.GotoAsync($"/console{path}");
        await Assertions.Expect(Page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
        var heading = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 1 });
        await Assertions.Expect(heading).ToBeVisibleAsync();
    }

    protected async Task HasLoaded() =>
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);

    protected ILocator SearchField => Page.GetByRole(AriaRole.Searchbox, new() { Name = "查找", Exact = true });

    protected ILocator Button(string name, bool exact = true) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    protected ILocator Dialog(string title) => Page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = title }).Last;

    /// <summary>Somewhere to be read: a closed menu may hold the same words.</summary>
    protected Task Sees(string text) => Assertions
        .Expect(Page.GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
}
