using System.Text.RegularExpressions;
using System.Xml.Linq;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Projects;

/// <summary>Which project may lean on which: the compiler holds the fences, this table holds the gates.</summary>
public static partial class ProjectRules
{
    private const string AspNetCore = "Microsoft.AspNetCore";

    /// <summary>Tables for what ASP.NET Core keeps in a database; they bring no web.</summary>
    private static readonly string[] AccountStores =
    [
        "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore",
    ];

    /// <summary>What speaks to one engine; only that engine's project does.</summary>
    private static readonly string[] Engines =
    [
        "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Pomelo", "MySqlConnector",
    ];

    private static readonly IReadOnlyDictionary<string, Fence> Fences = new Dictionary<string, Fence>(
        StringComparer.Ordinal)
    {
        ["Domain"] = new([], ["*"]),
        ["Data"] = new(["Domain"], [AspNetCore, "Hangfire", "Flurl", .. Engines], Except: AccountStores),
        ["Data.Sqlite"] = new(["Data"], [AspNetCore, "Hangfire", "Flurl", "Pomelo", "MySqlConnector"]),
        ["Data.MySql"] = new(["Data"], [AspNetCore, "Hangfire", "Flurl", "Microsoft.EntityFrameworkCore.Sqlite"]),
        ["WeChat"] = new(["Domain"], ["Microsoft.EntityFrameworkCore", "Hangfire"]),
        ["Pictures"] = new(["Domain"], [AspNetCore, "Microsoft.EntityFrameworkCore", "Hangfire", "Flurl"]),
        ["Features"] = new(["Domain", "Data"], [AspNetCore, "Hangfire", "Flurl"]),
        ["Api"] = new(["Features"], ["Hangfire", "Flurl", "Microsoft.EntityFrameworkCore"]),
        ["Admin"] = new(["Features"], ["Flurl", "Microsoft.EntityFrameworkCore"]),
        ["Jobs"] = new(["Features"], ["Flurl", "Microsoft.EntityFrameworkCore"]),
        ["Sandbox"] = new([], ["Flurl", "Hangfire", "Microsoft.EntityFrameworkCore"]),
        ["Audit"] = new(["Domain"], [AspNetCore, "Hangfire", "Flurl", "Microsoft.EntityFrameworkCore"]),
        ["Demo"] = new(["Domain", "Data", "Features"], [AspNetCore, "Hangfire", "Flurl"]),
        ["Host"] = new(
            ["Domain", "Data", "Data.Sqlite", "Data.MySql", "WeChat", "Pictures", "Features", "Api", "Admin", "Jobs"],
            ["Flurl"]),
        ["DevHost"] = new(["Host", "Demo", "Sandbox", "Audit"], ["Flurl"]),
    };

    /// <summary>What a village is installed from, and what must not come with it, by whatever way: a sandbox that
    /// forges payments, passwords that everybody knows, a second calculation of the same money.</summary>
    private const string WhatShips = "Host";

    private static readonly string[] NeverShips = ["Sandbox", "Demo", "Audit", "DevHost"];

    public static IEnumerable<string> StaysInItsFence(ProjectFile project)
    {
        if (!Fences.TryGetValue(project.Name, out var fence))
            return [$"{project.Path}: not in the table of ProjectRules; say there what it may reference"];

        var strangers = project.References.Except(fence.References, StringComparer.Ordinal)
            .Select(name => $"{project.Path}: {project.Name} must not reference {name}");
        var banned = project.Packages.Concat(project.Frameworks)
            .Where(package => fence.Bans(package))
            .Select(package => $"{project.Path}: {project.Name} must not use {package}");
        return strangers.Concat(banned);
    }

    /// <param name="projects">All of <c>src</c>.</param>
    public static IEnumerable<string> OnlyTheProductShips(IReadOnlyCollection<ProjectFile> projects)
    {
        var referenced = projects.ToDictionary(
            static project => project.Name, static project => project.References, StringComparer.Ordinal);
        var ways = new Dictionary<string, string>(StringComparer.Ordinal) { [WhatShips] = WhatShips };
        var open = new Queue<string>(ways.Keys);
        while (open.TryDequeue(out var name))
            foreach (var next in referenced.GetValueOrDefault(name, []))
                if (ways.TryAdd(next, $"{ways[name]} → {next}")) open.Enqueue(next);
        return NeverShips.Where(ways.ContainsKey).Select(name => $"{name} would ship with {WhatShips}: {ways[name]}");
    }

    public static IEnumerable<string> VersionsAreExact(SourceFile props) => XDocument.Parse(props.Text)
        .Descendants("PackageVersion")
        .Where(static item => !ExactVersion().IsMatch(item.Attribute("Version")?.Value ?? ""))
        .Select(item => $"{props.Path}: {item.Attribute("Include")?.Value} has no exact version");

    public static IEnumerable<string> VersionStandsInOnePlace(SourceFile project) => XDocument.Parse(project.Text)
        .Descendants("PackageReference")
        .Where(static item => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null)
        .Select(item => $"{project.Path}: the version of {item.Attribute("Include")?.Value} belongs in "
            + "Directory.Packages.props");

    public static IEnumerable<string> IsLocked(SourceFile project, IReadOnlySet<string> paths)
    {
        var lockFile = project.Path[..(project.Path.LastIndexOf('/') + 1)] + "packages.lock.json";
        if (!paths.Contains(lockFile)) yield return $"{lockFile}: missing; restore makes it, commit it";
    }

    public static IEnumerable<string> IsInTheSolution(SourceFile project, string solution)
    {
        if (!solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            yield return $"{project.Path}: not in VillageCloud.slnx, so nothing builds it";
    }

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.-]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExactVersion();

    /// <param name="References">Projects of ours that may be referenced.</param>
    /// <param name="Banned">Beginnings of packages and frameworks that may not; <c>*</c> bans all.</param>
    /// <param name="Except">Whole names that are allowed all the same.</param>
    private sealed record Fence(string[] References, string[] Banned, string[]? Except = null)
    {
        public bool Bans(string package) => Except?.Contains(package, StringComparer.Ordinal) != true && Array.Exists(
            Banned, start => start == "*" || package.StartsWith(start, StringComparison.Ordinal));
    }
}
