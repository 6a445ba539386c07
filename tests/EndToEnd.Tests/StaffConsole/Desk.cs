using System.Collections.Concurrent;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>One member of staff, signed in to the console at a browser of their own.</summary>
internal sealed class Desk
{
    /// <summary>The cookies of who has signed in, by village and user.</summary>
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Cookie>> Sessions = new(StringComparer.Ordinal);

    private readonly Window window;

    private Desk(Window window) => this.window = window;

    public IPage Page => window.Page;

    public ILocator OpenDialog => Page.GetByRole(AriaRole.Dialog).Last;

    /// <summary>At the sign-in page for the first time; then in the session of that day, as a browser would: a code
    /// works once, and the next one takes half a minute to come.</summary>
    public static Task<Desk> Of(string user, Chromium chromium, Uri console) =>
        Of(new Credentials(user, DemoAccounts.Password, DemoAccounts.AuthenticatorKey), chromium, console);

    /// <inheritdoc cref="Of(string, Chromium, Uri)" />
    public static async Task<Desk> Of(Credentials who, Chromium chromium, Uri console)
    {
        var desk = new Desk(await chromium.Open(console, 1280, 800));
        var session = $"{console}{who.User}";
        if (Sessions.TryGetValue(session, out var cookies))
        {
            await desk.Page.Context.AddCookiesAsync(cookies);
            await desk.Page.GotoAsync("/console");
        }
        else
        {
            await desk.SignIn(who, await FreshCodes.Next(session, who.AuthenticatorKey));
            await Keep(session, desk.Page.Context);
        }

        await desk.IsReady();
        return desk;
    }

    /// <summary>Whoever has signed in stays so at the next desk of theirs.</summary>
    /// <param name="session">The console and the user.</param>
    public static async Task Keep(string session, IBrowserContext context) => Sessions[session] =
    [
        .. (await context.CookiesAsync()).Select(static cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path,
            HttpOnly = cookie.HttpOnly, Secure = cookie.Secure, SameSite = cookie.SameSite,
        }),
    ];

    /// <summary>By the menu, as people go: a record that lies open above it is closed first.</summary>
    public async Task GoTo(string page)
    {
        var record = Page.Locator(".ant-drawer-open");
        if (await record.CountAsync() > 0)
        {
            await Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(record).ToHaveCountAsync(0);
        }

        await Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" })
            .GetByRole(AriaRole.Link, new() { Name = page, Exact = true }).ClickAsync();
        await IsReady();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = page, Exact = true, Level = 1 }))
            .ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    public ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public Task Click(string button) => Button(button).ClickAsync();

    public Task IsNotOffered(string button) => Assertions.Expect(Button(button)).ToHaveCountAsync(0);

    /// <summary>Somewhere to be read: a closed menu may hold the same words.</summary>
    public Task Sees(string text) => Assertions
        .Expect(Page.GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync();

    /// <summary>Waits until the words that come up and go by themselves have gone.</summary>
    public Task NothingIsSaidOverThePage() =>
        Assertions.Expect(Page.Locator(".ant-message-notice")).ToHaveCountAsync(0);

    /// <summary>A term and its amount, as lists of figures show them.</summary>
    public Task SeesAmount(string term, Money amount) => Assertions
        .Expect(Page.Locator(
                $"dt:text-is('{term}') + dd, "
                + $".ant-descriptions-item-label:text-is('{term}') + .ant-descriptions-item-content")
            .Locator(Shown(amount)).First).ToBeVisibleAsync();

    /// <summary>The row of a list that says these words, in its cells or, of what is shortened, in a hint; an opened
    /// record says them too.</summary>
    public ILocator Row(string words) => Page.Locator("tbody tr:not(.ant-descriptions-row)").Filter(new()
    {
        Has = Page.Locator($"[title='{words}'], td:has-text('{words}')"),
    });

    /// <summary>The row of a table that says these words shows these amounts.</summary>
    public async Task SeesRow(string words, params Money[] amounts)
    {
        var row = Row(words);
        await Assertions.Expect(row).ToHaveCountAsync(1);
        foreach (var amount in amounts) await Assertions.Expect(row.Locator(Shown(amount)).First).ToBeVisibleAsync();
    }

    /// <summary>Types the total that somebody has to have read before money moves.</summary>
    public async Task TypeTotal(Money total, string button)
    {
        await Page.GetByLabel("请照着输入上面的金额").FillAsync(total.ToString());
        await Page.StandsStill();
        await OpenDialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    /// <summary>What the open dialog asks to be typed.</summary>
    public async Task<Money> TotalShown()
    {
        var label = await OpenDialog.Locator(".confirm-total .money").GetAttributeAsync("aria-label");
        Assert.That(Money.TryParseYuan(label!.Split(' ')[0], out var total), Is.True, label);
        return total;
    }

    /// <summary>From who is owed what to a batch of all of it, which lies open then and waits for its second person.
    /// </summary>
    public async Task DraftForAll()
    {
        await GoTo("付款到户");
        await Page.GetByRole(AriaRole.Link, new() { Name = "新建付款批次", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "全选能付的" }).ClickAsync();
        await Click("下一步：核对");
        await Click("输入合计，提交复核");
        await TypeTotal(await TotalShown(), "提交复核");
        await OpenDrafted();
    }

    public async Task OpenDrafted()
    {
        await Sees("已制单，请另一位同事复核");
        await Page.GetByRole(AriaRole.Link, new() { Name = "看这一批", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator(".record-title")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>Opens, on the page of the second person, what waits there under these words.</summary>
    public async Task Review(string words)
    {
        var row = Row(words).Filter(new() { HasText = "待复核" });
        // Whoever doesn't find it yet looks again.
        for (var look = 0; look < 3; look++)
        {
            await GoTo("复核");
            if (await Comes(row)) break;
        }

        await row.GetByRole(AriaRole.Button, new() { Name = "复核", Exact = true }).ClickAsync();
        await Assertions.Expect(OpenDialog).ToBeVisibleAsync();
    }

    private static async Task<bool> Comes(ILocator row)
    {
        try
        {
            await row.WaitForAsync(new() { Timeout = 5_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public Task IsRefused(string code) => Assertions
        .Expect(OpenDialog.GetByRole(AriaRole.Alert)).ToContainTextAsync(code);

    public Task<(string Name, byte[] Content)> Download(string button) => Page.GetFile(Button(button));

    public async Task TurnDark()
    {
        await Click("换成深色");
        await Assertions.Expect(Page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
    }

    /// <summary>Nothing hangs over the edge, and axe finds nothing serious. Pictured once all has come to rest.
    /// </summary>
    public async Task LooksRight(string name)
    {
        await Page.AxeFindsNothingSerious(name);
        if (Window.IsPictured)
            await window.Picture(
                $"clicks-console-{name}", whole: await Page.GetByRole(AriaRole.Dialog).CountAsync() == 0);
        await Page.HangsOverNowhere(name);
    }

    /// <summary>The step that the sharing of a period has come to.</summary>
    public Task IsAtStep(string step) => Assertions.Expect(Page.Locator("[aria-current=step]"))
        .ToContainTextAsync(step);

    public Task Picture(string name) => window.Picture($"clicks-console-{name}");

    public Task PictureOfFailure(string test) => window.PictureOfFailure(test);

    public async Task NothingWentWrongUnseen()
    {
        await Page.Context.CloseAsync();
        Assert.That(window.Troubles, Is.Empty);
    }

    private async Task SignIn(Credentials who, string code)
    {
        await Page.GotoAsync("/console/sign-in");
        await Page.GetByLabel("用户名").FillAsync(who.User);
        await Page.GetByLabel("密码").FillAsync(who.Password);
        await Page.GetByLabel("动态验证码").FillAsync(code);
        await Click("登 录");
        await IsReady();
    }

    /// <summary>What somebody knows, and what their phone holds.</summary>
    internal sealed record Credentials(string User, string Password, string AuthenticatorKey);

    private static string Shown(Money amount) => $"[aria-label='{amount} 元']";

    private Task IsReady() => Assertions.Expect(Page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
}
