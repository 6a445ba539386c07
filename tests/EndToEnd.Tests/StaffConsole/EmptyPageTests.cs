using Microsoft.EntityFrameworkCore;
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
    public async Task On_the_first_day_the_workbench_has_nothing_to_do_and_nothing_sold()
    {
        await using var village = await IdleVillage.Open();
        var supervisor = await Desk.Of("supervisor", await PlayedVillage.Browser, village.World.Api);

        await supervisor.Sees("现在没有等您办的事");
        await supervisor.Sees("近两周还没有成交");
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
}
