using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>What a rule is for: everything that the cooperative sells, or one category, one artisan's pieces, one
/// product. At most one of the three is named.</summary>
/// <param name="Category">It and all below it, whatever they are called: a new name changes nothing that was agreed
/// on.</param>
public sealed record RuleScope(CategoryId? Category = null, ArtisanId? Artisan = null, ProductId? Product = null)
{
    public static readonly RuleScope Everything = new();

    /// <summary>Whether it names no more than one thing.</summary>
    public bool IsOne => (Category is null ? 0 : 1) + (Artisan is null ? 0 : 1) + (Product is null ? 0 : 1) <= 1;

    public static RuleScope Of(CategoryId category) => new(Category: category);

    public static RuleScope Of(ArtisanId artisan) => new(Artisan: artisan);

    public static RuleScope Of(ProductId product) => new(Product: product);
}
