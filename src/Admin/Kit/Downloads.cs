using Microsoft.JSInterop;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

internal static class Downloads
{
    private const int Longest = 80;

    /// <summary>The name of a file from its parts; what no file system takes becomes a dash.</summary>
    public static string NameOf(IEnumerable<string> parts)
    {
        var said = string.Join(' ', parts.Select(static part => part.Trim()).Where(static part => part.Length > 0));
        var name = string.Concat(said.Select(static letter =>
            letter < ' ' || "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '-' : letter));
        return name.AtMost(Longest);
    }

    /// <summary>Gives the browser a spreadsheet to keep.</summary>
    public static async Task SaveSheet<T>(
        this IJSRuntime js, string name, IReadOnlyList<DataColumn<T>> columns, IReadOnlyList<T> rows)
    {
        using var file = await Spreadsheet.Of(columns, rows);
        await js.SaveFile(name, file);
    }

    /// <summary>As <see cref="SaveSheet"/>, of what is written already.</summary>
    public static async Task SaveFile(this IJSRuntime js, string name, MemoryStream file)
    {
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        await js.InvokeVoidAsync("village.download", name, reference);
    }
}
