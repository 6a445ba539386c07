using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Every page in its fourth state, in a village that was founded a moment ago.</summary>
public sealed class EmptyPageTests : ConsoleFixture
{
    private const string NewVillage = "xincun";

    [OneTimeSetUp]
    public Task FoundAVillage() => World.Staff<VillageDb, int>(async db =>
    {
        var model = await db.Cooperatives.AsNoTracking().FirstAsync();
        db.Cooperatives.Add(new Cooperative(NewVillage, "新村合作社", model.Form, model.Terms));
        return await db.SaveChangesAsync();
    });

    // The jobs go through every village, and this one has no account at WeChat.
    [OneTimeTearDown]
    public Task Leave() => World.Staff<VillageDb, int>(db =>
        db.Cooperatives.Where(village => village.Village == NewVillage).ExecuteDeleteAsync());

    // Into the workbench, the merchant account and the staff one can't look from elsewhere: they ask who that is. Every
    // village has terms to type over.
    private static IEnumerable<object[]> Lists => ConsolePages.All.Where(
        static page => page[0] is not ("" or "/wechat" or "/staff" or "/settings/new"));

    [Test]
    public async Task On_the_first_day_the_workbench_has_nothing_to_do_nothing_sold_and_no_visit()
    {
        await using var village = await IdleVillage.Open();
        var supervisor = await Desk.Of("supervisor", await PlayedVillage.Browser, village.World.Api);

        await supervisor.Sees("现在没有等您办的事");
        await supervisor.Sees("近两周还没有成交");
        await supervisor.Sees("近 30 天还没有人打开小店");
        await supervisor.Picture("home-empty");
        await supervisor.NothingWentWrongUnseen();
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_page_without_anything_says_so_in_plain_words(
        string path, string title, string content, string empty)
    {
        await SignIn("supervisor");
        PlayedVillage.Door.Elsewhere = NewVillage;

        await Go(path, title);
        await HasLoaded();

        await Sees(empty);
        Assert.That(content, Is.Not.EqualTo(empty));
        await Window.Picture($"console-{ConsolePages.NameOf(path)}-empty");
    }

    [TestCase("supervisor", "/products/[0-9]+/edit")]
    [TestCase("keeper", "/(settlement|payouts|approvals|dividends|journal)")]
    public async Task What_a_neighbour_has_is_not_shown_under_the_neighbours_own_addresses(
        string user, string notTheirs)
    {
        var (all, words) = await Look(OfTheNeighbour);
        var theirs = new Regex(notTheirs, RegexOptions.None, TimeSpan.FromSeconds(1));
        var addresses = all.Where(address => !theirs.IsMatch(address)).ToList();
        await SignIn(user);
        await Page.GotoAsync($"/console{addresses[0]}");
        await Assertions.Expect(Page.GetByText(words[0]).First).ToBeVisibleAsync();
        PlayedVillage.Door.Elsewhere = NewVillage;

        foreach (var address in addresses)
        {
            await Page.GotoAsync($"/console{address}");
            await Assertions.Expect(Page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
            await HasLoaded();

            var told = await Page.EvaluateAsync<string>("document.body.innerText");
            Assert.That(words.Where(word => told.Contains(word, StringComparison.Ordinal)), Is.Empty, address);
            Assert.That(told, Does.Match("没有|找不到"), $"{address} says that there is nothing");
        }
    }

    /// <summary>Where its records are opened, and what is written in them; the first word stands at the first address.
    /// </summary>
    private static async Task<(IReadOnlyList<string> Addresses, IReadOnlyList<string> Words)> OfTheNeighbour(
        VillageDb db)
    {
        var order = await db.Orders.AsNoTracking().Include(one => one.Lines).OrderBy(one => one.Id).FirstAsync();
        var line = order.Lines[0];
        var product = await db.Skus.Where(one => one.Id == line.SkuId).Select(one => one.ProductId).SingleAsync();
        var household = await db.Households.AsNoTracking().SingleAsync(one => one.Id == line.HouseholdId);
        var batch = await db.PayoutBatches.OrderBy(one => one.Id).Select(one => one.Number).FirstAsync();
        var plan = await db.DividendPlans.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
        var entry = await db.JournalEntries.AsNoTracking().OrderBy(one => one.Id).FirstAsync();
        var name = await db.Products.Where(one => one.Id == product).Select(one => one.Name).SingleAsync();
        return (
            [
                $"/orders?open={order.Number}", $"/orders?q={order.Number}", $"/orders?household={household.Number}",
                $"/settlement?open={order.Number}-{line.Number}", $"/payouts?open={batch}", $"/approvals?open={batch}",
                $"/dividends?plan={plan.Value}", $"/journal?open={Uri.EscapeDataString(entry.BusinessKey)}",
                $"/households/{household.Number}", $"/products/{product.Value}/edit",
                $"/products/{line.SkuId.Value}/stock", $"/licences?household={household.Number}",
            ],
            [name, order.Address.Receiver, household.Name, entry.Summary]);
    }
}
