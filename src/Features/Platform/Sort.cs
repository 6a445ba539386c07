using System.Linq.Expressions;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform;

/// <summary>The order that somebody asks for.</summary>
/// <param name="By">The name of a property of the list's row.</param>
public sealed record Sort(string By, bool Descending = false);

/// <summary>The columns by which a list may be ordered, whether it comes from the database or is held whole. A list
/// names them itself: what isn't named is refused, and never reaches the database.</summary>
public sealed class SortKeys<T>
{
    private readonly Dictionary<string, Func<IQueryable<T>, bool, IOrderedQueryable<T>>> keys =
        new(StringComparer.Ordinal);

    public SortKeys<T> With<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        keys.Add(name, (rows, descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key));
        return this;
    }

    public Outcome<IOrderedQueryable<T>> Order(IQueryable<T> rows, Sort sort) =>
        keys.TryGetValue(sort.By, out var order)
            ? new Outcome<IOrderedQueryable<T>>(order(rows, sort.Descending))
            : new SortUnknown(sort.By);
}

public sealed record SortUnknown(string By)
    : Refusal("list.sort_unknown", $"这张表不能按“{By}”排序，请换一列");
