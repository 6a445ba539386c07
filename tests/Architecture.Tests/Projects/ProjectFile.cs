using System.Xml.Linq;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Projects;

/// <summary>What a project file asks for.</summary>
public sealed record ProjectFile(
    string Path, string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages,
    IReadOnlyList<string> Frameworks)
{
    public static ProjectFile Parse(SourceFile file)
    {
        var xml = XDocument.Parse(file.Text);
        return new ProjectFile(
            file.Path,
            NameOf(file.Path),
            [.. Includes(xml, "ProjectReference").Select(NameOf)],
            [.. Includes(xml, "PackageReference")],
            [.. Includes(xml, "FrameworkReference")]);
    }

    private static string NameOf(string path) =>
        System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static IEnumerable<string> Includes(XDocument xml, string element) => xml.Descendants(element)
        .Select(static item => item.Attribute("Include")?.Value)
        .OfType<string>();
}
