using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;

namespace VillageCloud.Domain.Shop.Catalog;

/// <summary>One place of the village's shelf, in the village's own words: 茶叶, and 绿茶 below it. Where it hangs is the
/// business of its <see cref="CategoryTree"/>. It is never deleted, since products and rules name it; what is no longer
/// wanted is closed.</summary>
public sealed class Category : ICooperativeOwned, IVersioned
{
    public const int LongestName = 12;

    /// <summary>More is not found again by whoever looks for it on a telephone.</summary>
    public const int MostDeep = 3;

    /// <summary>Stands between the names of a path, and in no name.</summary>
    public const char Between = '/';

    public const int LongestPath = (MostDeep * LongestName) + MostDeep - 1;

    private Category()
    {
    }

    internal Category(CooperativeId cooperativeId, Category? parent, string name)
    {
        CooperativeId = cooperativeId;
        Hang(parent);
        Call(name);
    }

    public CategoryId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Null at the top.</summary>
    public CategoryId? ParentId { get; private set; }

    public Category? Parent { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>All names from the top, e.g. 茶叶/绿茶: what a spreadsheet says, and no other category of the village.
    /// </summary>
    public string Path { get; private set; } = "";

    /// <summary>Among those beside it, from 0.</summary>
    public int Position { get; private set; }

    public GoodsKind Kind { get; private set; }

    /// <summary>The paper without which nothing in it or below it can be put on sale; null where it asks for none of
    /// its own.</summary>
    public LicenceKind? Demand { get; private set; }

    /// <summary>Nothing in it can be put on sale, and nothing new is put in it.</summary>
    public bool IsClosed { get; private set; }

    public int Version { get; private set; }

    /// <summary>1 at the top.</summary>
    public int Depth => Path.Count(static one => one == Between) + 1;

    /// <summary>Out of use: <c>category.closed_already</c>, <c>category.open_below</c>, <c>category.in_use</c>.
    /// </summary>
    /// <param name="openBelow">One below it that is still in use.</param>
    /// <param name="waiting">How many products in it are on sale or will be by themselves.</param>
    public Outcome Close(Category? openBelow, int waiting)
    {
        if (IsClosed) return new CategoryClosedAlready(Name);
        if (openBelow is not null) return new CategoryOpenBelow(openBelow.Name);
        if (waiting > 0) return new CategoryInUse(waiting);
        IsClosed = true;
        return Outcome.Done;
    }

    /// <summary>In use again: <c>category.open_already</c>, <c>category.parent_closed</c>.</summary>
    public Outcome Reopen()
    {
        if (!IsClosed) return new CategoryOpenAlready(Name);
        if (Parent is { IsClosed: true }) return new CategoryParentClosed(Parent.Name);
        IsClosed = false;
        return Outcome.Done;
    }

    internal void Hang(Category? parent) => (Parent, ParentId) = (parent, parent?.Id);

    internal void Call(string name)
    {
        Name = name;
        Path = Parent is null ? name : $"{Parent.Path}{Between}{name}";
    }

    internal void Stand(int position) => Position = position;

    internal void Become(GoodsKind kind, LicenceKind? demand) => (Kind, Demand) = (kind, demand);

}

/// <summary>A category as somebody wrote it down.</summary>
/// <param name="Parent">Null at the top.</param>
/// <param name="After">Beside which it stands; null for the first place.</param>
/// <param name="Demand">The paper that it asks for; null for none.</param>
public sealed record CategoryEntry(
    string Name, GoodsKind Kind, CategoryId? Parent, CategoryId? After, LicenceKind? Demand = null);
