using System.Text.Json;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>What was built to be installed: the list of everything that the program is made of, as the build wrote it
/// beside the program.</summary>
public sealed class WhatShipsTests
{
    private const string Ours = "VillageCloud.";

    private static readonly string[] OfTheDemo = ["Sandbox", "Demo", "Audit", "DevHost"];

    [Test]
    public void The_host_is_made_of_nothing_but_the_product()
    {
        var parts = PartsOf("VillageCloud.Host.deps.json");

        Assert.That(parts, Does.Contain("Api").And.Contain("Admin").And.Contain("Jobs").And.Contain("WeChat"));
        Assert.That(parts.Intersect(OfTheDemo), Is.Empty);
    }

    // Else a list that names nothing at all would please the claim above.
    [Test]
    public void The_development_host_is_made_of_the_demo_too() =>
        Assert.That(PartsOf("VillageCloud.DevHost.deps.json"), Is.SupersetOf(OfTheDemo.Append("Host")));

    private static List<string> PartsOf(string list)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, list)));
        return
        [
            .. document.RootElement.GetProperty("libraries").EnumerateObject()
                .Select(static library => library.Name.Split('/')[0])
                .Where(static name => name.StartsWith(Ours, StringComparison.Ordinal))
                .Select(static name => name[Ours.Length..]),
        ];
    }
}
