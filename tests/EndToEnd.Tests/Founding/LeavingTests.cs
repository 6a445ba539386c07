using System.Net;
using VillageCloud.Data;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>A village takes what is its own away and leaves, by what the operator types beside a server that runs.
/// </summary>
[NonParallelizable]
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class LeavingTests(DatabaseProvider provider)
{
    private const string Slug = InstalledPlace.Slug;

    private InstalledPlace place = null!;

    [OneTimeSetUp]
    public async Task Start() => place = await InstalledPlace.SetUp(provider);

    [OneTimeTearDown]
    public async Task Stop() => await place.DisposeAsync();

    [Test]
    public async Task A_village_is_exported_and_erased_while_its_neighbour_is_served()
    {
        foreach (var slug in new[] { Slug, "baiyun" })
        {
            var founded = await place.Type(
                "village", "found", "--slug", slug, "--name", $"{slug} 合作社", "--founder", "王芳");
            Assert.That(founded.ExitCode, Is.Zero, founded.Errors);
        }

        await place.Serve();
        Assert.That(await Shelf(Slug), Is.EqualTo(HttpStatusCode.OK));
        var shelf = Path.Combine(place.Files.FullName, "exports");

        var exported = await place.Type("village", "export", "--village", Slug, "--to", shelf);
        Assert.That(exported.ExitCode, Is.Zero, exported.Errors);
        Assert.That(exported.Errors, Does.Contain("明文").And.Contain("只有当前用户能读"));
        var file = exported.Output.Split('\n')[0];
        Assert.That(File.Exists(file), file);

        await StaysUnlessItsNameIsTyped();
        var damaged = Path.Combine(shelf, "damaged.zip");
        await File.WriteAllTextAsync(damaged, "no zip");
        var refused = await Erase(Slug, "--books-exported", damaged);
        Assert.That((refused.ExitCode, refused.Errors.Contains("导出文件已损坏")), Is.EqualTo((1, true)));
        Assert.That(await Shelf(Slug), Is.EqualTo(HttpStatusCode.OK));

        var erased = await Erase(Slug, "--books-exported", file);
        Assert.That(erased.ExitCode, Is.Zero, erased.Errors);
        Assert.That(erased.Output, Does.Contain("已删除"));
        Assert.That(await Shelf(Slug), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Shelf("baiyun"), Is.EqualTo(HttpStatusCode.OK));
        var again = await Erase(Slug);
        Assert.That((again.ExitCode, again.Output.Contains("没有要做的了")), Is.EqualTo((0, true)), again.Errors);
        var list = await place.Type("village", "list");
        Assert.That(list.Output, Does.Contain("baiyun").And.Not.Contain(Slug));
    }

    private async Task StaysUnlessItsNameIsTyped()
    {
        foreach (var answer in new[] { "", "y", "yes", "QINGSHAN", "baiyun" })
        {
            var said = await place.Answer(answer, "village", "erase", "--village", Slug, "--decided-by", "王芳");
            Assert.That((said.ExitCode, said.Output), Is.EqualTo((1, "")), answer);
            Assert.That(said.Errors, Does.Contain("erase.not_typed"), answer);
        }

        var silent = await place.Type("village", "erase", "--village", Slug, "--decided-by", "王芳");
        Assert.That(silent.ExitCode, Is.EqualTo(1), "nobody is there to type it");
        var unknown = await place.Answer("atlantis", "village", "erase", "--village", "atlantis", "--decided-by", "王芳");
        Assert.That(unknown.Errors, Does.Contain("village.not_found"));
    }

    private Task<InstalledPlace.Said> Erase(string slug, params string[] more) => place.Answer(
        slug, ["village", "erase", "--village", slug, "--decided-by", "王芳", .. more]);

    private async Task<HttpStatusCode> Shelf(string slug)
    {
        var window = await (await PlayedVillage.Browser).Open(place.Console, 1280, 800);
        var answer = await window.Page.APIRequest.GetAsync($"/v1/{slug}/products");
        await window.Page.Context.CloseAsync();
        return (HttpStatusCode)answer.Status;
    }
}
