using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform;

/// <summary>Which part of a long list is wanted, and in which order.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows a page, at most 1,000: an export asks for many.</param>
/// <param name="Sort">Null for the order that the list has by itself.</param>
public sealed record PageQuery(int Number = 1, int Size = 20, Sort? Sort = null)
{
    private const int Largest = 1_000;

    /// <summary>Beyond what any list holds there is nothing, and no error.</summary>
    internal int Skip => (int)Math.Min((Math.Max(Number, 1) - 1L) * Take, int.MaxValue);

    internal int Take => Math.Clamp(Size, 1, Largest);
}

/// <param name="Total">Rows on all pages together.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total);

public static class Pages
{
    /// <summary>How many there are in all, once a page of them is known: a first page that isn't full says so itself,
    /// and what no index has is looked for once.</summary>
    public static Task<int> TotalOf<T, TRow>(
        this PageQuery page, IReadOnlyList<TRow> rows, IQueryable<T> all, CancellationToken ct) =>
        page.Skip == 0 && rows.Count < page.Take ? Task.FromResult(rows.Count) : all.CountAsync(ct);

    /// <summary>One page of a list that is short enough to be held whole.</summary>
    public static Page<T> PageOf<T>(this IReadOnlyList<T> all, PageQuery page) =>
        new([.. all.Skip(page.Skip).Take(page.Take)], all.Count);

    /// <summary>As above, in the order asked for.</summary>
    public static Outcome<Page<T>> PageOf<T>(this IReadOnlyList<T> all, PageQuery page, SortKeys<T> keys) =>
        page.Sort is null
            ? all.PageOf(page)
            : keys.Order(all.AsQueryable(), page.Sort).Map(sorted => sorted.ToList().PageOf(page));
}
