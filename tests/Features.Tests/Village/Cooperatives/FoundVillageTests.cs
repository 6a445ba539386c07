using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>A village is founded once, with all that it begins with, or not at all.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FoundVillageTests(DatabaseProvider provider)
{
    private const string Slug = "qingshan";

    private static readonly FoundVillage.Command Qingshan = new(
        Slug, "青山村股份经济合作社", LegalForm.VillageCollective, "王芳");

    private TestVillage village = null!;

    [SetUp]
    public async Task Start() => village = await TestVillage.Start(provider);

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task It_has_its_form_its_parties_and_one_member_of_staff_and_nothing_of_the_neighbour()
    {
        Assert.That((await Found(Qingshan)).OrThrow().IsNew, Is.True);

        await using var scope = village.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(Slug, default)).OrThrow();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var cooperative = await db.Cooperatives.SingleAsync(one => one.Id == db.Tenant.Id);
        Assert.That(
            (cooperative.Name, cooperative.Form, cooperative.Terms.PatronageBp),
            Is.EqualTo((Qingshan.Name, LegalForm.VillageCollective, 0)));
        var founder = await db.Staff.SingleAsync();
        Assert.That((founder.Name, founder.Role), Is.EqualTo(("王芳", StaffRole.Treasurer)));
        Assert.That(
            await db.Parties.OrderBy(one => one.Id).Select(one => one.Name).ToListAsync(),
            Is.EqualTo(new[] { "农户", "共富基金", "平台", "合作社" }));
        Assert.That(await db.AuditTrail.Select(one => one.Verb).SingleAsync(), Is.EqualTo("village.founded"));
        Assert.That(await db.Households.CountAsync() + await db.Products.CountAsync(), Is.Zero);
        Assert.That(
            await scope.ServiceProvider.GetRequiredService<CheckVillage>().Run(default),
            Is.EqualTo(new[]
            {
                OpeningNeed.SecondPerson, OpeningNeed.Treasurer, OpeningNeed.Reviewer, OpeningNeed.Supervisor,
                OpeningNeed.StoreKeeper, OpeningNeed.Seats, OpeningNeed.Rules, OpeningNeed.Households,
                OpeningNeed.Products, OpeningNeed.Front,
            }));
    }

    [Test]
    public async Task Said_again_it_stands_and_with_another_name_or_form_it_is_somebody_elses()
    {
        _ = (await Found(Qingshan)).OrThrow();

        Assert.That((await Found(Qingshan)).OrThrow().IsNew, Is.False);
        Assert.That((await Found(Qingshan with { Name = "青 山" })).Refusal, Is.TypeOf<VillageTaken>());
        Assert.That(
            (await Found(Qingshan with { Form = LegalForm.VillageCompany })).Refusal, Is.TypeOf<VillageTaken>());
        Assert.That((await Found(Qingshan with { Slug = DemoVillage.Slug })).Refusal!.Sentence,
            Does.Contain(DemoVillage.Name));
        Assert.That(await Count(), Is.EqualTo((2, 8)), "the demo's and this one, and no staff twice");
    }

    [TestCase("", "青山", "王芳", "village.slug_invalid")]
    [TestCase("q", "青山", "王芳", "village.slug_invalid")]
    [TestCase("Qingshan", "青山", "王芳", "village.slug_invalid")]
    [TestCase("青山", "青山", "王芳", "village.slug_invalid")]
    [TestCase("qing shan", "青山", "王芳", "village.slug_invalid")]
    [TestCase("qing_shan", "青山", "王芳", "village.slug_invalid")]
    [TestCase("../qingshan", "青山", "王芳", "village.slug_invalid")]
    [TestCase("-qingshan", "青山", "王芳", "village.slug_invalid")]
    [TestCase("qingshan-", "青山", "王芳", "village.slug_invalid")]
    [TestCase("qing--shan", "青山", "王芳", "village.slug_invalid")]
    [TestCase("1qingshan", "青山", "王芳", "village.slug_invalid")]
    [TestCase("qingshan-qingshan-qingshan-qingsh", "青山", "王芳", "village.slug_invalid")]
    [TestCase(Slug, "", "王芳", "village.name_invalid")]
    [TestCase(Slug, " \u200b ", "王芳", "village.name_invalid")]
    [TestCase(Slug, "青山青山青山青山青山青山青山青山青山青山青山青山青山青山青山青山青山青山青山青山青", "王芳", "village.name_invalid")]
    [TestCase(Slug, "青山", "", "staff.name_invalid")]
    [TestCase(Slug, "青山", "王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王", "staff.name_invalid")]
    public async Task What_cannot_be_is_told_in_a_sentence_and_nothing_is_half_written(
        string slug, string name, string founder, string code)
    {
        var refused = await Found(new(slug, name, LegalForm.FarmersCooperative, founder));

        Assert.That(refused.Refusal?.Code, Is.EqualTo(code));
        Assert.That(await Count(), Is.EqualTo((1, 7)));
    }

    [Test]
    public async Task Of_founders_at_the_same_moment_one_founds_it_and_the_others_are_told()
    {
        var same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Found(Qingshan)));
        Assert.That(same.Count(one => one.OrThrow().IsNew), Is.EqualTo(1));

        var names = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => Found(
            new("baiyun", $"白云村{at}社", LegalForm.FarmersCooperative, "李梅"))));
        Assert.That(names.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(names.Where(one => one.IsRefused).Select(one => one.Refusal), Is.All.TypeOf<VillageTaken>());
        Assert.That(await Count(), Is.EqualTo((3, 9)));
    }

    private async Task<Outcome<FoundVillage.Result>> Found(FoundVillage.Command command)
    {
        await using var scope = village.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FoundVillage>().Run(command, default);
    }

    /// <summary>Villages, and all their staff.</summary>
    private Task<(int Villages, int Staff)> Count() => village.Look(async db => (
        await db.Cooperatives.CountAsync(), await db.Staff.IgnoreQueryFilters().CountAsync()));
}
