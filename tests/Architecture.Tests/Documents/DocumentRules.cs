using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>Rules about what we tell people.</summary>
public static partial class DocumentRules
{
    private static readonly string[] PartsOfADecision =
        ["## Context", "## Decision", "## Consequences", "## When this does not apply"];

    public static IEnumerable<string> LinksLead(SourceFile page, Func<string, bool> exists) => Link()
        .Matches(page.Text)
        .Select(match => (match.Index, Target: match.Groups["target"].Value.Split('#')[0]))
        .Where(link => link.Target.Length > 0 && !link.Target.Contains(':', StringComparison.Ordinal))
        .Where(link => !exists(Resolve(page.Path, link.Target)))
        .Select(link => page.At(link.Index, $"{link.Target} leads nowhere"));

    public static IEnumerable<string> DecisionIsWhole(SourceFile decision) => PartsOfADecision
        .Where(part => !HasFilledSection(decision.Text, part))
        .Select(part => $"{decision.Path}: lacks '{part}' or says nothing under it");

    private static bool HasFilledSection(string text, string heading)
    {
        var start = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (start < 0) return false;
        var body = text[(start + heading.Length)..];
        var next = body.IndexOf("\n## ", StringComparison.Ordinal);
        return !string.IsNullOrWhiteSpace(next < 0 ? body : body[..next]);
    }

    private static string Resolve(string from, string target)
    {
        var folder = target.StartsWith('/') ? "" : from[..(from.LastIndexOf('/') + 1)];
        var parts = new List<string>();
        foreach (var part in (folder + Uri.UnescapeDataString(target).TrimStart('/')).Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or ".")) parts.Add(part);
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
