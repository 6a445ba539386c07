using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>All versions of all rules of a village, to look up by which of them a sale is divided.</summary>
public sealed class RuleBook(IReadOnlyCollection<RuleVersion> versions)
{
    /// <summary>Versions are only ever added, so a book that has as many as the village is complete.</summary>
    public int Count => versions.Count;

    /// <summary>Of the versions in effect on that day, the newest of the narrowest scope that these goods are in: their
    /// own, their artisan's, their category's, those above it, everything. Null while the village has agreed on none
    /// for them.</summary>
    /// <param name="day">In Beijing, on which the sale is made.</param>
    public RevenueRuleId? For(RuledGoods goods, DateOnly day)
    {
        RuleVersion? found = null;
        var narrowest = int.MaxValue;
        foreach (var one in versions)
        {
            if (one.EffectiveFrom > day || goods.WidthOf(one.Scope) is not { } width || width > narrowest) continue;
            // Two of one width are versions of one rule: no other may have its scope.
            if (width == narrowest && one.Revision < found!.Revision) continue;
            (found, narrowest) = (one, width);
        }

        return found?.Id;
    }
}

/// <param name="Revision">1, 2, 3 … of those that share a scope.</param>
/// <param name="EffectiveFrom">The first Beijing day on which a sale is made under it.</param>
public sealed record RuleVersion(RevenueRuleId Id, RuleScope Scope, int Revision, DateOnly EffectiveFrom);

/// <summary>What of a product decides on its rule.</summary>
/// <param name="Above">The category above its own, and <paramref name="Top"/> the one above that; null where there is
/// none.</param>
public sealed record RuledGoods(
    ProductId Product, ArtisanId? Artisan, CategoryId Category, CategoryId? Above, CategoryId? Top)
{
    /// <summary>0 is the narrowest. Null for a scope that they aren't in.</summary>
    public int? WidthOf(RuleScope scope)
    {
        if (scope.Product is { } product) return product == Product ? 0 : null;
        if (scope.Artisan is { } artisan) return artisan == Artisan ? 1 : null;
        if (scope.Category is not { } category) return 5;
        return category == Category ? 2
            : category == Above ? 3
            : category == Top ? 4
            : null;
    }
}
