using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Projects;

public sealed class ProjectRulesCanFailTests
{
    [TestCase("Domain", "ProjectReference", "../Data/Data.csproj")]
    [TestCase("Domain", "PackageReference", "Flurl")]
    [TestCase("Data", "ProjectReference", "../Features/Features.csproj")]
    [TestCase("Features", "ProjectReference", "../WeChat/WeChat.csproj")]
    [TestCase("Features", "FrameworkReference", "Microsoft.AspNetCore.App")]
    [TestCase("Features", "PackageReference", "Hangfire.Core")]
    [TestCase("Api", "ProjectReference", "..\\Jobs\\Jobs.csproj")]
    [TestCase("Api", "ProjectReference", "../WeChat/WeChat.csproj")]
    [TestCase("Admin", "ProjectReference", "../Api/Api.csproj")]
    [TestCase("Jobs", "ProjectReference", "../Admin/Admin.csproj")]
    [TestCase("Sandbox", "ProjectReference", "../WeChat/WeChat.csproj")]
    [TestCase("WeChat", "ProjectReference", "../Data/Data.csproj")]
    [TestCase("Host", "ProjectReference", "../Sandbox/Sandbox.csproj")]
    [TestCase("Host", "ProjectReference", "../Demo/Demo.csproj")]
    [TestCase("Audit", "ProjectReference", "../Features/Features.csproj")]
    [TestCase("Demo", "ProjectReference", "../Sandbox/Sandbox.csproj")]
    [TestCase("DevHost", "ProjectReference", "../Data/Data.csproj")]
    public void A_forbidden_reference_is_found(string project, string kind, string include) =>
        Assert.That(ProjectRules.StaysInItsFence(Planted(project, kind, include)), Has.Exactly(1).Items);

    [TestCase("Data", "ProjectReference", "../Domain/Domain.csproj")]
    [TestCase("Api", "ProjectReference", "../Features/Features.csproj")]
    [TestCase("Api", "FrameworkReference", "Microsoft.AspNetCore.App")]
    [TestCase("WeChat", "PackageReference", "Flurl.Http")]
    [TestCase("Host", "ProjectReference", "../WeChat/WeChat.csproj")]
    [TestCase("DevHost", "ProjectReference", "../Host/Host.csproj")]
    public void A_lawful_reference_is_not(string project, string kind, string include) =>
        Assert.That(ProjectRules.StaysInItsFence(Planted(project, kind, include)), Is.Empty);

    [Test]
    public void A_project_without_a_fence_is_found() =>
        Assert.That(ProjectRules.StaysInItsFence(Planted("Shed", "PackageReference", "X")), Has.Exactly(1).Items);

    [TestCase("Sandbox", "Host → Sandbox")]
    [TestCase("Demo", "Host → Demo")]
    [TestCase("Audit", "Host → Audit")]
    [TestCase("DevHost", "Host → DevHost")]
    public void What_would_ship_by_itself_is_found(string stranger, string way) => Assert.That(
        ProjectRules.OnlyTheProductShips([Leaning("Host", stranger)]), Has.Exactly(1).Contains(way));

    [Test]
    public void What_would_ship_through_another_is_found_with_its_way()
    {
        ProjectFile[] projects = [Leaning("Host", "Jobs"), Leaning("Jobs", "Features"), Leaning("Features", "Demo")];

        Assert.That(
            ProjectRules.OnlyTheProductShips(projects), Has.Exactly(1).Contains("Host → Jobs → Features → Demo"));
    }

    [Test]
    public void What_leans_on_the_host_does_not_ship()
    {
        ProjectFile[] projects = [Leaning("Host", "Jobs"), Leaning("DevHost", "Host"), Leaning("DevHost", "Demo")];

        Assert.That(ProjectRules.OnlyTheProductShips([projects[0], projects[1]]), Is.Empty);
        Assert.That(ProjectRules.OnlyTheProductShips([projects[0], projects[2]]), Is.Empty);
    }

    [TestCase("9.0.*", 1)]
    [TestCase("[9.0.0,10.0.0)", 1)]
    [TestCase("", 1)]
    [TestCase("9.0.23", 0)]
    [TestCase("3.0.0-rc.1", 0)]
    public void A_loose_version_is_found(string version, int findings)
    {
        var props = new SourceFile("p", $"<Project><PackageVersion Include=\"A\" Version=\"{version}\" /></Project>");

        Assert.That(ProjectRules.VersionsAreExact(props), Has.Exactly(findings).Items);
    }

    [TestCase("Version=\"1.0.0\"", 1)]
    [TestCase("VersionOverride=\"1.0.0\"", 1)]
    [TestCase("", 0)]
    public void A_version_outside_the_one_place_is_found(string attribute, int findings)
    {
        var project = new SourceFile("p", $"<Project><PackageReference Include=\"A\" {attribute} /></Project>");

        Assert.That(ProjectRules.VersionStandsInOnePlace(project), Has.Exactly(findings).Items);
    }

    [Test]
    public void A_missing_lock_file_is_found()
    {
        var project = new SourceFile("src/Api/Api.csproj", "");

        Assert.That(ProjectRules.IsLocked(project, new HashSet<string>()), Has.Exactly(1).Items);
        Assert.That(
            ProjectRules.IsLocked(project, new HashSet<string> { "src/Api/packages.lock.json" }), Is.Empty);
    }

    [Test]
    public void A_project_that_nothing_builds_is_found()
    {
        var project = new SourceFile("src/Api/Api.csproj", "");

        Assert.That(ProjectRules.IsInTheSolution(project, "<Solution />"), Has.Exactly(1).Items);
        Assert.That(
            ProjectRules.IsInTheSolution(project, "<Project Path=\"src/Api/Api.csproj\" />"), Is.Empty);
    }

    private static ProjectFile Leaning(string project, string on) =>
        Planted(project, "ProjectReference", $"../{on}/{on}.csproj");

    private static ProjectFile Planted(string project, string kind, string include) =>
        ProjectFile.Parse(new SourceFile(
            $"src/{project}/{project}.csproj",
            $"<Project><ItemGroup><{kind} Include=\"{include}\" /></ItemGroup></Project>"));
}
