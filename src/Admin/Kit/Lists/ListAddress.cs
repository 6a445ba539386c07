using System.Globalization;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>Where a list stands, as the page's address says it: <c>?q=茶&amp;status=Paid&amp;page=2&amp;sort=-Total</c>.
/// </summary>
/// <param name="Search">What is searched for.</param>
public sealed record ListAddress(string Search, int Page, int Size, Sort? Sort)
{
    public const int UsualSize = 20;

    public static readonly IReadOnlyList<int> Sizes = [10, UsualSize, 50, 100];

    public static readonly ListAddress Start = new("", 1, UsualSize, null);

    /// <summary>What an address can't mean is as if it weren't there.</summary>
    /// <param name="read">A word of the address by its name.</param>
    /// <param name="canSortBy">The columns by which the list can be ordered.</param>
    public static ListAddress Read(Func<string, string?> read, IReadOnlyCollection<string> canSortBy)
    {
        var sort = read("sort") ?? "";
        var by = sort.TrimStart('-');
        return new(
            read("q") ?? "",
            Number(read("page")) is > 0 and var page ? page : 1,
            Number(read("size")) is { } size && Sizes.Contains(size) ? size : UsualSize,
            canSortBy.Contains(by) ? new Sort(by, Descending: sort.StartsWith('-')) : null);
    }

    /// <summary>What is usual isn't said.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Words() =>
    [
        new("q", Search.Length > 0 ? Search : null),
        new("page", Page > 1 ? Text(Page) : null),
        new("size", Size != UsualSize ? Text(Size) : null),
        new("sort", Sort is null ? null : Sort.Descending ? $"-{Sort.By}" : Sort.By),
    ];

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
