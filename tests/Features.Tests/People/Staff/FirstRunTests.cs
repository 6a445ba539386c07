using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.People.Staff;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Staff;

/// <summary>The first village, by a link that whoever started the process was given.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FirstRunTests(DatabaseProvider provider)
{
    private TestVillage village = null!;
    private string token = "";

    [SetUp]
    public async Task Start()
    {
        village = await TestVillage.Unfounded(provider, "qingshan");
        token = village.Services.GetRequiredService<FirstRunDoor>().Unlock();
    }

    [TearDown]
    public async Task Stop()
    {
        if (village is not null) await village.DisposeAsync();
    }

    [Test]
    public async Task Whoever_holds_the_link_founds_one_and_it_is_used_up()
    {
        var founded = (await Found()).OrThrow();

        Assert.That((founded.Slug, founded.Invitation.Length > 20), Is.EqualTo(("qingshan", true)));
        Assert.That((await Found(slug: "baiyun")).Refusal?.Code, Is.EqualTo("first_run.village_stands"));
        Assert.That((await Look(token)).Refusal?.Code, Is.EqualTo("first_run.village_stands"));
        Assert.That(await Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_else_gets_in()
    {
        foreach (var other in new[] { "", "x", token + "x", token[..^1] })
        {
            Assert.That((await Look(other)).Refusal?.Code, Is.EqualTo("first_run.link_invalid"));
            Assert.That((await Found(other)).Refusal?.Code, Is.EqualTo("first_run.link_invalid"));
        }

        var newer = village.Services.GetRequiredService<FirstRunDoor>().Unlock();
        Assert.That((await Found()).Refusal?.Code, Is.EqualTo("first_run.link_invalid"), "another was printed");
        await village.Advance(TimeSpan.FromHours(24));
        Assert.That((await Found(newer)).Refusal?.Code, Is.EqualTo("first_run.link_invalid"), "a day later");
        Assert.That(await Count(), Is.Zero);
    }

    [Test]
    public async Task What_is_wrong_is_said_and_the_link_still_opens()
    {
        Assert.That((await Found(slug: "青山")).Refusal?.Code, Is.EqualTo("village.slug_invalid"));
        Assert.That((await Found(name: " ")).Refusal?.Code, Is.EqualTo("village.name_invalid"));
        Assert.That((await Found(founder: "\u200b")).Refusal?.Code, Is.EqualTo("staff.name_invalid"));

        Assert.That((await Found()).IsRefused, Is.False);
    }

    [Test]
    public async Task Of_several_at_the_same_moment_one_founds_it()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(at => Task.Run(() => Found(slug: $"village{at}"))));

        Assert.That(answers.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(await Count(), Is.EqualTo(1));
    }

    private async Task<Outcome<FoundFirstVillage.Result>> Found(
        string? by = null, string slug = "qingshan", string name = "青山村股份经济合作社", string founder = "王芳")
    {
        await using var scope = village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FoundFirstVillage>()
            .Run(new(by ?? token, slug, name, LegalForm.VillageCollective, founder), default);
    }

    private async Task<Outcome> Look(string by)
    {
        await using var scope = village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FoundFirstVillage>().Look(by, default);
    }

    private async Task<int> Count()
    {
        await using var scope = village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VillageDb>().Cooperatives.CountAsync();
    }
}
