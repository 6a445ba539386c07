using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Every page in three of its four states: loading, refused, loaded.</summary>
public sealed class PageStateTests : ConsoleFixture
{
    [TestCaseSource(typeof(ConsolePages), nameof(ConsolePages.All))]
    public async Task A_page_says_that_it_is_loading_and_then_shows_what_it_has(
        string path, string title, string content, string empty)
    {
        await SignIn("supervisor");
        PlayedVillage.Door.Hold();

        await Go(path, title);
        await Assertions.Expect(Page.Locator("[aria-busy=true]").First).ToBeVisibleAsync();
        await Window.Picture($"console-{ConsolePages.NameOf(path)}-loading");
        PlayedVillage.Door.LetGo();

        await HasLoaded();
        await Sees(content);
        // Other tests move the clock: two quiet weeks may have passed and every transfer lapsed, but the books stay.
        // Nobody has booked a cost, imported a statement, changed the bank's file or written down a licence there, and
        // all that was owed may have been paid.
        if (path is not ("" or "/calls" or "/costs" or "/bank" or "/licences" or "/payouts/new"
            or "/payouts/bank-file"))
            await Assertions.Expect(Page.GetByText(empty)).ToHaveCountAsync(0);
        await Window.Picture($"console-{ConsolePages.NameOf(path)}-loaded");
    }

    [TestCaseSource(typeof(ConsolePages), nameof(ConsolePages.All))]
    public async Task A_page_that_is_refused_says_why_and_can_be_asked_again(
        string path, string title, string content, string empty)
    {
        await SignIn("supervisor");
        PlayedVillage.Door.Refusal = new HeldDoor.GoneFishing();

        await Go(path, title);
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert).First)
            .ToContainTextAsync("账房去钓鱼了");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("test.gone_fishing");
        await Assertions.Expect(Page.GetByText(empty)).ToHaveCountAsync(0);
        await Window.Picture($"console-{ConsolePages.NameOf(path)}-refused");
        PlayedVillage.Door.LetGo();
        for (var left = await Button("再试一次").CountAsync(); left > 0; left--)
        {
            await Button("再试一次").First.ClickAsync();
            await Assertions.Expect(Button("再试一次")).ToHaveCountAsync(left - 1);
        }

        await Sees(content);
        await Assertions.Expect(Page.GetByText("账房去钓鱼了")).ToHaveCountAsync(0);
    }
}
