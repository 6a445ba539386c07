using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>What a shopper reads in the demo village.</summary>
public sealed partial class DemoTextTests
{
    private List<Product> products = [];
    private List<Artisan> artisans = [];
    private List<Household> households = [];

    private IEnumerable<string> Texts =>
    [
        .. products.SelectMany(product => new[] { product.Name, product.Origin, product.Description }),
        .. products.SelectMany(product => product.Skus).Select(sku => sku.Name),
        .. artisans.SelectMany(artisan => new[] { artisan.Name, artisan.Craft, artisan.Story }),
        .. households.Select(household => household.Name),
    ];

    [OneTimeSetUp]
    public async Task Read()
    {
        await using var file = await VillageFile.Create();
        await using var scope = file.Scope();
        var seed = scope.ServiceProvider.GetRequiredService<SeedDemoVillage>();
        var seeded = await seed.Run(new(new Dictionary<int, string>()), CancellationToken.None);
        Assert.That(seeded.Value.Seeded, Is.True);
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        products = await db.Products.AsNoTracking().Include(product => product.Skus).ToListAsync();
        artisans = await db.Artisans.AsNoTracking().ToListAsync();
        households = await db.Households.AsNoTracking().ToListAsync();
    }

    [Test]
    public void Texts_are_plain_chinese_without_placeholders()
    {
        Assert.That(Texts, Is.All.Not.Empty);
        Assert.That(Texts.Where(text => Placeholder().IsMatch(text)), Is.Empty);
    }

    [Test]
    public void No_text_promises_a_cure_or_a_superlative()
    {
        Assert.That(Texts.Where(text => Overclaim().IsMatch(text)), Is.Empty);
    }

    [Test]
    public void Names_are_unique()
    {
        var people = households.SelectMany(household => household.People).Select(person => person.Name);

        Assert.That(products.Select(product => product.Name), Is.Unique);
        Assert.That(artisans.Select(artisan => artisan.Name), Is.Unique);
        Assert.That(people, Is.Unique);
        Assert.That(
            households.Select(household => household.Number).Order(), Is.EqualTo(Enumerable.Range(1, 24)));
    }

    [Test]
    public void Descriptions_and_stories_take_a_few_sentences_of_their_own()
    {
        var descriptions = products.ConvertAll(product => product.Description);
        var stories = artisans.ConvertAll(artisan => artisan.Story);

        Assert.That(descriptions.Select(Sentences), Is.All.InRange(2, 3));
        Assert.That(stories.Select(Sentences), Is.All.InRange(2, 4));
        Assert.That(descriptions.Concat(stories), Is.Unique);
    }

    [Test]
    public void A_makers_goods_are_sold_by_the_makers_household()
    {
        var homes = artisans.ToDictionary(artisan => artisan.Id, artisan => artisan.HouseholdId);
        var made = products.Where(product => product.ArtisanId is not null).ToList();

        Assert.That(
            made.Select(product => product.HouseholdId),
            Is.EqualTo(made.Select(product => homes[product.ArtisanId!.Value])));
        Assert.That(made.Select(product => product.ArtisanId!.Value).Distinct(), Is.EquivalentTo(homes.Keys));
    }

    [Test]
    public void Every_household_has_something_to_sell()
    {
        Assert.That(
            products.Select(product => product.HouseholdId).Distinct(),
            Is.EquivalentTo(households.Select(household => household.Id)));
    }

    private static int Sentences(string text) => text.Count(letter => letter == '。');

    [GeneratedRegex("[A-Za-z?{}【】]|待定|待补|占位|示例|测试|某某|此处", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("养生|治疗|防癌|抗癌|降血|保健|功效|第一名|顶级|国家级|绝对|最好|最佳|特供", RegexOptions.None, 1000)]
    private static partial Regex Overclaim();
}
