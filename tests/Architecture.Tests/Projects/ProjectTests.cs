using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Projects;

public sealed class ProjectTests
{
    private static readonly IReadOnlyList<SourceFile> Projects =
        [.. SourceTree.Files.Where(static file => file.EndsWithAny(".csproj"))];

    private static readonly HashSet<string> Paths =
        SourceTree.Files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);

    [Test]
    public void Every_project_stays_in_its_fence() => Findings.AreNone(
        Projects.Where(static file => file.IsUnder("src")).Select(ProjectFile.Parse)
            .SelectMany(ProjectRules.StaysInItsFence));

    [Test]
    public void Only_the_product_ships() => Findings.AreNone(ProjectRules.OnlyTheProductShips(
        [.. Projects.Where(static file => file.IsUnder("src")).Select(ProjectFile.Parse)]));

    [Test]
    public void Every_package_has_one_exact_version()
    {
        var central = SourceTree.Files.Single(static file => file.Path == "Directory.Packages.props");

        Findings.AreNone(ProjectRules.VersionsAreExact(central));
        Findings.AreNone(Projects.SelectMany(ProjectRules.VersionStandsInOnePlace));
    }

    [Test]
    public void Every_project_is_locked_and_built()
    {
        var solution = SourceTree.Files.Single(static file => file.Path == "VillageCloud.slnx").Text;

        Findings.AreNone(Projects.SelectMany(static file => ProjectRules.IsLocked(file, Paths)));
        Findings.AreNone(Projects.SelectMany(file => ProjectRules.IsInTheSolution(file, solution)));
    }
}
