using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>What a file says to people: a page whole, of code its comments. All else is spaces, so that offsets stay
/// and an order number "R1" in a string cites nothing.</summary>
public static partial class Prose
{
    public static string Of(SourceFile file)
    {
        if (file.EndsWithAny(".md")) return file.Text;
        if (file.EndsWithAny(".cs")) return Except(file.Text, CSharpText.WithoutComments(file.Text));
        var comments = file.EndsWithAny(".ts", ".js", ".mjs", ".wxs", ".css", ".wxss") ? Slashes()
            : file.EndsWithAny(".razor", ".wxml", ".html", ".csproj", ".props", ".svg") ? Markup()
            : Hashes();
        return Only(file.Text, comments);
    }

    /// <summary>Each character that the code doesn't have.</summary>
    private static string Except(string text, string code) => string.Create(
        text.Length, (text, code), static (said, both) =>
        {
            for (var i = 0; i < said.Length; i++)
                said[i] = both.text[i] == both.code[i] && both.text[i] != '\n' ? ' ' : both.text[i];
        });

    private static string Only(string text, Regex comments)
    {
        var said = new string(' ', text.Length).ToCharArray();
        foreach (Match comment in comments.Matches(text)) comment.ValueSpan.CopyTo(said.AsSpan(comment.Index));
        for (var i = 0; i < said.Length; i++)
            if (text[i] == '\n') said[i] = '\n';
        return new string(said);
    }

    [GeneratedRegex(@"(?<![:\w])//[^\n]*|/\*.*?\*/", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Slashes();

    [GeneratedRegex("<!--.*?-->|@\\*.*?\\*@", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?<![^\s])#[^\n]*|^--[^\n]*", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Hashes();
}
