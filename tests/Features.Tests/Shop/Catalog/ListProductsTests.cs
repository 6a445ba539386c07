using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Catalog;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ListProductsTests(DatabaseProvider provider) : ShopFixture(provider)
{
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(100)]
    public async Task Reading_on_after_the_last_product_seen_meets_the_whole_shelf_once(int limit)
    {
        var all = await Listed(new());
        var seen = await Listed(new(Limit: limit));
        while (seen.Count % limit == 0 && await Listed(new(After: seen[^1], Limit: limit)) is { Count: > 0 } more)
            seen.AddRange(more);

        Assert.That(all, Has.Count.GreaterThan(30).And.Unique);
        Assert.That(seen, Is.EqualTo(all));
    }

    [Test]
    public async Task A_product_that_left_the_shelf_still_marks_the_place_where_to_read_on()
    {
        var all = await Listed(new());

        var off = new ShelveProduct.Command(IdempotencyKey.New(), await Keeper(), all[3], IsOnSale: false);
        _ = (await Village.Run((ShelveProduct feature) => feature.Run(off, Ct))).OrThrow();

        Assert.That(await Listed(new(After: all[3], Limit: 2)), Is.EqualTo(new[] { all[4], all[5] }));
    }

    [Test]
    public async Task One_kind_is_read_on_within_itself()
    {
        var crafts = await Listed(new(Kind: GoodsKind.Craft));

        var more = await Listed(new(Kind: GoodsKind.Craft, After: crafts[1]));

        Assert.That(crafts, Has.Count.GreaterThan(3));
        Assert.That(more, Is.EqualTo(crafts.Skip(2)));
    }

    [Test]
    public async Task What_some_makers_made_is_theirs_and_all_of_it()
    {
        var all = await Village.Run((ListProducts feature) => feature.Run(new(), Ct));
        var makers = all.Where(product => product.ArtisanId is not null)
            .Select(product => product.ArtisanId!.Value).Distinct().Take(2).ToList();

        var theirs = await Listed(new(Makers: makers));

        Assert.That(makers, Has.Count.EqualTo(2));
        Assert.That(theirs, Is.EqualTo(all
            .Where(product => product.ArtisanId is { } maker && makers.Contains(maker))
            .Select(product => product.Id)));
        Assert.That(await Listed(new(Makers: [])), Is.Empty);
    }

    private async Task<List<ProductId>> Listed(ListProducts.Query query) =>
        [.. (await Village.Run((ListProducts feature) => feature.Run(query, Ct))).Select(product => product.Id)];
}
