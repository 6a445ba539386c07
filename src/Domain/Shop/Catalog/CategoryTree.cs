using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;

namespace VillageCloud.Domain.Shop.Catalog;

/// <summary>All categories of a village. What may be done to one depends on those above, beside and below it, so the
/// tree decides: never a circle, never deeper than <see cref="Category.MostDeep"/>, never two of one path, and nothing
/// open below what is closed.</summary>
/// <param name="all">Tracked together, so that each knows its parent.</param>
public sealed class CategoryTree(CooperativeId village, IEnumerable<Category> all)
{
    private readonly List<Category> all = [.. all];

    /// <summary>As a page shows them: each before those below it.</summary>
    public IReadOnlyList<Category> InOrder => [.. Below(parent: null).SelectMany(WithAllBelow)];

    public Category? Find(CategoryId id) => all.Find(one => one.Id == id);

    /// <summary>A new one, or why not: <c>category.name_invalid</c>, <c>category.parent_closed</c>,
    /// <c>category.too_deep</c>, <c>category.name_taken</c>, <c>category.not_found</c>.</summary>
    public Outcome<Category> Add(CategoryEntry entry)
    {
        var hung = Parent(entry);
        if (hung.Refusal is { } nowhere) return nowhere;
        return Add(entry, hung.Value);
    }

    /// <summary>For whoever makes a tree before anything has an id.</summary>
    public Outcome<Category> Add(string typed, GoodsKind kind, Category? parent, LicenceKind? demand = null)
    {
        var last = Below(parent).LastOrDefault();
        var added = Add(new(typed, kind, Parent: null, After: null, demand), new Above(parent));
        if (!added.IsRefused) Place(added.Value, last);
        return added;
    }

    /// <summary>Called, drawn and hung as the entry says, with all below it; refused as
    /// <see cref="Add(CategoryEntry)"/> is, and with <c>category.in_itself</c>.</summary>
    public Outcome Amend(Category category, CategoryEntry entry)
    {
        var hung = Parent(entry);
        if (hung.Refusal is { } nowhere) return nowhere;
        var name = NameOf(entry.Name);
        if (name.Refusal is { } wrong) return wrong;
        var parent = hung.Value.Category;
        var family = WithAllBelow(category).ToList();
        if (parent is not null && family.Contains(parent)) return new CategoryInItself();
        var deeper = (parent?.Depth ?? 0) + 1 - category.Depth;
        if (family.Max(static one => one.Depth) + deeper > Category.MostDeep) return new CategoryTooDeep();
        if (parent is { IsClosed: true } && !category.IsClosed) return new CategoryParentClosed(parent.Name);
        if (Taken(parent, name.Value, category) is { } taken) return taken;
        category.Become(entry.Kind, entry.Demand);
        category.Hang(parent);
        category.Call(name.Value);
        foreach (var one in family.Skip(1)) one.Call(one.Name);
        Place(category, Beside(parent, entry.After));
        return Outcome.Done;
    }

    /// <summary>As <see cref="Category.Close"/>.</summary>
    public Outcome Close(Category category, int waiting) =>
        category.Close(Below(category).FirstOrDefault(static one => !one.IsClosed), waiting);

    /// <summary>It and those above it.</summary>
    public static IEnumerable<Category> Upwards(Category? from)
    {
        for (var one = from; one is not null; one = one.Parent) yield return one;
    }

    private Outcome<Category> Add(CategoryEntry entry, Above parent)
    {
        var name = NameOf(entry.Name);
        if (name.Refusal is { } wrong) return wrong;
        var above = parent.Category;
        if (above is { IsClosed: true }) return new CategoryParentClosed(above.Name);
        if (above is { Depth: >= Category.MostDeep }) return new CategoryTooDeep();
        if (Taken(above, name.Value, besides: null) is { } taken) return taken;
        var added = new Category(village, above, name.Value);
        added.Become(entry.Kind, entry.Demand);
        all.Add(added);
        Place(added, Beside(above, entry.After));
        return added;
    }

    private Outcome<Above> Parent(CategoryEntry entry)
    {
        if (entry.Parent is not { } id) return new Above(Category: null);
        return Find(id) is { } parent ? new Above(parent) : new CategoryNotFound();
    }

    private static Outcome<string> NameOf(string typed)
    {
        var name = PersonText.Line(typed, Category.LongestName);
        return name.Problem != TextProblem.None || name.Text.Contains(Category.Between, StringComparison.Ordinal)
            ? new CategoryNameInvalid()
            : name.Text;
    }

    private CategoryNameTaken? Taken(Category? parent, string name, Category? besides) =>
        Below(parent).FirstOrDefault(one =>
            one != besides && string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) is { } other
            ? new(other.Path)
            : null;

    private Category? Beside(Category? parent, CategoryId? after) =>
        after is { } id ? Below(parent).FirstOrDefault(one => one.Id == id) : null;

    private void Place(Category category, Category? after)
    {
        var row = Below(category.Parent).Where(one => one != category).ToList();
        row.Insert(after is null ? 0 : row.IndexOf(after) + 1, category);
        foreach (var (one, at) in row.Select(static (one, at) => (one, at))) one.Stand(at);
    }

    private IEnumerable<Category> Below(Category? parent) =>
        all.Where(one => one.Parent == parent).OrderBy(static one => one.Position);

    private IEnumerable<Category> WithAllBelow(Category category) =>
        Below(category).SelectMany(WithAllBelow).Prepend(category);

    /// <summary>An outcome holds no null, and at the top there is none.</summary>
    private readonly record struct Above(Category? Category);
}
