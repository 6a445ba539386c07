using Microsoft.AspNetCore.Components;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>One column of a <see cref="DataTable{T}"/>.</summary>
/// <param name="Value">What an export writes, and what is shown when there is no <paramref name="Cell"/>.</param>
/// <param name="IsNumber">Right-aligned, with figures of one width.</param>
/// <param name="IsLong">Words that may run over several lines; everything else stays on one.</param>
/// <param name="Hint">What a bookkeeper's word means, shown when one stays over the heading.</param>
/// <param name="IsPick">Ticks for the hand: neither exported nor printed.</param>
/// <param name="SortBy">The property of the row by which the feature can order its list; null where it can't.</param>
public sealed record DataColumn<T>(
    string Title, Func<T, object?> Value, RenderFragment<T>? Cell = null, bool IsNumber = false, bool IsHidden = false,
    string? SortBy = null, bool IsLong = false, string? Hint = null,
    bool IsPick = false)
{
    internal string Class => IsPick ? "pick-cell" : IsNumber ? "number" : IsLong ? "long" : "";
}
