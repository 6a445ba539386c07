using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VillageCloud.DevHost.Story;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.Phones;

/// <summary>One person's phone with the mini-program open, as the browser preview shows it.</summary>
internal sealed class Phone : IAsyncDisposable
{
    private const int Width = 390;
    private const int Height = 844;

    private readonly Window window;
    private readonly string preview;
    private bool isRefused;

    private Phone(Window window, string? village)
    {
        this.window = window;
        preview = village is null ? "/preview/?bare=1" : $"/preview/?bare=1&village={village}";
    }

    public IPage Page => window.Page;

    /// <summary>The page that is open, such as <c>/packages/order/pages/order/order?number=D1</c>.</summary>
    public string Address => Uri.UnescapeDataString(new Uri(Page.Url).Fragment.TrimStart('#'));

    /// <param name="village">Another than the one that the mini-program was built for.</param>
    public static async Task<Phone> Of(string person, Chromium chromium, StoryWorld world, string? village = null)
    {
        var phone = new Phone(await chromium.Open(world.Api, Width, Height), village);
        await phone.FollowClock(world);
        await phone.Keep("preview:person", person);
        return phone;
    }

    /// <summary>The phone's clock is the village's: a session and a deadline mean the same on both.</summary>
    public Task FollowClock(StoryWorld world) => Page.Clock.SetFixedTimeAsync(world.Now.UtcDateTime);

    /// <summary>What the phone keeps, before any page is open.</summary>
    public async Task Keep(string slot, string text) => await Page.AddInitScriptAsync(
        $"localStorage.getItem({JsonSerializer.Serialize(slot)}) ?? "
        + $"localStorage.setItem({JsonSerializer.Serialize(slot)}, {JsonSerializer.Serialize(text)})");

    public Task ReadLargeType(string person) => Keep(
        $"phone:{person}:settings", """{"data":{"version":1,"value":{"isLargeType":true}}}""");

    public async Task Open(string address)
    {
        // There is no answer when only the part after # changes.
        var answer = await Page.GotoAsync($"{preview}#{address}");
        Assert.That(
            answer?.Status ?? 200, Is.EqualTo(200),
            "the preview is not built: `npm ci` in miniprogram, `npm ci && npm run build` in miniprogram-preview");
    }

    /// <summary>The request stays unanswered, as on a bad connection.</summary>
    public Task Hold(string api) => Page.RouteAsync(api, static _ => Task.CompletedTask);

    public Task Answer(string api, string body) => Page.RouteAsync(
        api, route => route.FulfillAsync(new() { ContentType = "application/json", Body = body }));

    /// <summary>The server fails until <see cref="Recover"/>.</summary>
    public Task Break(string api)
    {
        isRefused = true;
        return Page.RouteAsync(api, static route => route.FulfillAsync(new()
        {
            Status = 500,
            ContentType = "application/problem+json",
            Body = """{"code":"server","title":"服务暂时出了点问题，请稍后再试","traceId":"4bf92f3577b34da6"}""",
        }));
    }

    public Task Recover(string api) => Page.UnrouteAsync(api);

    /// <summary>The server is going to say no, which a browser writes to its console.</summary>
    public void ExpectRefusal() => isRefused = true;

    public Task Tap(string button) => Tap(AriaRole.Button, button);

    public Task Tap(AriaRole role, string name) =>
        Page.GetByRole(role, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>The first link that says this among other things.</summary>
    public Task TapFirstLink(string words) =>
        Page.GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();

    public Task<int> CountLinks(string words) =>
        Page.GetByRole(AriaRole.Link, new() { Name = words }).CountAsync();

    public Task ScrollToTheEnd() => Page.Locator(".pv-window:not([hidden]) .pv-window__scroller")
        .EvaluateAsync("page => page.scrollTo(0, page.scrollHeight)");

    public Task Fill(string field, string text) => Page.GetByLabel(field, new() { Exact = true }).FillAsync(text);

    public Task Sees(string text) => Assertions.Expect(Shown(text)).ToBeVisibleAsync();

    public Task Sees(AriaRole role, string name) => Assertions
        .Expect(Page.GetByRole(role, new() { Name = name, Exact = true })).ToBeVisibleAsync();

    public Task IsNotOffered(string button) => Assertions
        .Expect(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })).ToHaveCountAsync(0);

    /// <summary>The amount beside these words, to the fen.</summary>
    /// <param name="which">Of several with the same words, from 0.</param>
    public Task SeesAmount(string words, Money amount, int which = 0) => Assertions
        .Expect(Page.GetByText(words, new() { Exact = true }).Locator("visible=true").Nth(which)
            .Locator("xpath=..").Locator("[aria-label$=元]").First)
        .ToHaveAttributeAsync(
            "aria-label",
            new Regex($"^[^\\d负]*{Spoken(amount)}元$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Back by the arrow above the page.</summary>
    public Task Back() => Tap("返回");

    /// <summary>A page that stays alive behind this one does not count.</summary>
    public ILocator Shown(string text) =>
        Page.GetByText(text).Locator("visible=true").First;

    public async Task IsAt(string page, string title)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 1 }))
            .ToBeVisibleAsync();
        Assert.That(Address, Does.Match($"^(/packages/[a-z]+)?/pages/{page}/{page}([?]|$)"));
    }

    /// <summary>Nothing hangs over the edge, and nothing to read is smaller than the type in use allows.</summary>
    public async Task FitsTheScreen(double smallestType)
    {
        await BecomesEmpty(
            """
            smallest => [...document.querySelectorAll('.pv-window:not([hidden]) wx-page *')].flatMap(element => {
              const box = element.getBoundingClientRect();
              if (box.width === 0 || box.height === 0) return [];
              const text = [...element.childNodes].filter(one => one.nodeType === Node.TEXT_NODE)
                .map(one => one.textContent.trim()).join('');
              if (text === '') return [];
              const size = parseFloat(getComputedStyle(element).fontSize);
              const isScrolled = element.closest('wx-scroll-view') !== null;
              return [
                ...(size < smallest ? [`${size}px: ${text}`] : []),
                ...(!isScrolled && (box.left < -1 || box.right > innerWidth + 1) ? [`over the edge: ${text}`] : []),
              ];
            })
            """,
            smallestType);
    }

    /// <summary>Everything that can be tapped is at least this large.</summary>
    public async Task IsEasyToHit(double smallestTarget)
    {
        await BecomesEmpty(
            """
            smallest => [...document.querySelectorAll('.pv-window:not([hidden]) wx-page [role]')]
              .filter(one => ['button', 'link', 'checkbox', 'radio', 'tab', 'switch']
                .includes(one.getAttribute('role')))
              .map(one => [one.getBoundingClientRect(), one])
              .filter(([box]) => box.width > 0 && (box.height < smallest - 0.5 || box.width < smallest - 0.5))
              .map(([box, one]) => `${Math.round(box.width)}×${Math.round(box.height)}: `
                + `${one.getAttribute('aria-label') ?? one.textContent.trim()}`)
            """,
            smallestTarget);
    }

    /// <summary>As people look at a page: after what was said over it is gone.</summary>
    public async Task Picture(string name)
    {
        if (!Window.IsPictured) return;
        await Assertions.Expect(Page.Locator(".pv-toast")).ToHaveCountAsync(0);
        await PictureWithToast(name);
    }

    public Task PictureWithToast(string name) => window.Picture($"phone-{name}");

    public Task PictureOfFailure(string test) => window.PictureOfFailure(test);

    public async Task NothingWentWrongUnseen()
    {
        await Page.Context.CloseAsync();
        Assert.That(
            window.Troubles.Where(trouble => !isRefused || !trouble.Contains("Failed to load resource",
                StringComparison.Ordinal)),
            Is.Empty);
    }

    private static string Spoken(Money amount) =>
        (amount.IsNegative ? "负" : "") + Regex.Escape(amount.ToString().TrimStart('-'));

    // What changes its size does so within a fraction of a second.
    private async Task BecomesEmpty(string findTroubles, double smallest)
    {
        var troubles = await Page.EvaluateAsync<string[]>(findTroubles, smallest);
        for (var looks = 0; troubles.Length > 0 && looks < 10; looks++)
        {
            await Page.WaitForTimeoutAsync(100);
            troubles = await Page.EvaluateAsync<string[]>(findTroubles, smallest);
        }

        Assert.That(troubles, Is.Empty);
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
