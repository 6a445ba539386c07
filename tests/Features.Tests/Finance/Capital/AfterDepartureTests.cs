using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.CatalogImport;
using VillageCloud.Features.Shop.Licences;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Capital;

/// <summary>Whoever has left the cooperative keeps what is written down as theirs, and nothing new is given to them.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class AfterDepartureTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private const int Tea = DemoVillage.TeaHousehold;
    private const int Other = DemoVillage.NutHousehold;

    private StaffActor keeper;
    private HouseholdId gone;
    private HouseholdId stays;
    private LicenceId paper;
    private ProductId draft;

    private DateOnly Today => BeijingTime.DayOf(work.Now);

    [SetUp]
    public async Task TheTeaHouseholdLeaves()
    {
        keeper = await work.Staff(DemoVillage.StoreKeeper);
        (gone, stays) = (await work.Household(Tea), await work.Household(Other));
        paper = (await Enter("浙小作坊 1", gone)).OrThrow().Id;
        foreach (var id in await work.Village.Look(db => db.Products
            .Where(one => one.HouseholdId == gone && one.IsOnSale).Select(one => one.Id).ToListAsync()))
        {
            _ = (await work.Village.Run((ShelveProduct feature) =>
                feature.Run(new(IdempotencyKey.New(), keeper, id, IsOnSale: false), default))).OrThrow();
        }

        draft = (await Save("老茶饼", gone)).OrThrow().Id;
        var asked = (await work.Village.Run((RequestDeparture feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, gone, new(Today, "本人书面申请退社"), Money.Zero), default))).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();
    }

    [Test]
    public async Task No_product_is_made_theirs_by_a_form_and_what_was_theirs_can_still_be_put_right()
    {
        var other = (await Save("山核桃仁", stays)).OrThrow().Id;

        Assert.That((await Save("新茶", gone)).Refusal, Is.EqualTo(new SellerGone()));
        Assert.That((await Save("新茶", gone, publishAt: work.Now.AddDays(1))).Refusal, Is.EqualTo(new SellerGone()));
        Assert.That((await Save("山核桃仁", gone, other)).Refusal, Is.EqualTo(new SellerGone()));

        Assert.That((await Save("老茶饼（改）", gone, draft)).IsRefused, Is.False);
        Assert.That((await Save("老茶饼（改）", stays, draft)).IsRefused, Is.False);
        Assert.That((await Save("老茶饼（改）", gone, draft)).Refusal, Is.EqualTo(new SellerGone()), "and not back");
    }

    [Test]
    public async Task No_product_is_made_theirs_by_a_table()
    {
        _ = (await Save("山核桃仁", stays)).OrThrow();
        string[] heading = [.. CatalogColumns.All.Select(static one => one.Heading)];
        var file = WorkbookFile.Of(
            heading, Line("新茶", $"{Tea}"), Line("山核桃仁", $"{Tea}"), Line("老茶饼", $"{Tea}"), Line("新核桃", $"{Other}"));

        var seen = (await work.Village.Run((PreviewCatalogImport feature) =>
            feature.Run(new(keeper, "商品.xlsx", file), default))).OrThrow();

        Assert.That(
            seen.Bad.Select(one => (one.Line, one.Heading, one.Why)),
            Is.EqualTo(new[] { 2, 3 }.Select(line => (line, "户号", new SellerGone().Sentence))));
        Assert.That(seen.NewProducts, Is.EqualTo(1));
    }

    [Test]
    public async Task No_paper_is_entered_as_theirs_and_one_of_theirs_can_still_be_put_right()
    {
        var cooperatives = (await Enter("浙食产 7", whose: null)).OrThrow().Id;

        Assert.That((await Enter("浙小作坊 2", gone)).Refusal, Is.EqualTo(new LicenceHolderGone()));
        Assert.That((await Enter("浙食产 7", gone, cooperatives)).Refusal, Is.EqualTo(new LicenceHolderGone()));

        Assert.That((await Enter("浙小作坊 1 号", gone, paper)).IsRefused, Is.False);
    }

    [Test]
    public async Task Lists_to_choose_from_know_that_they_have_left()
    {
        var known = await work.Village.Run((ListHouseholds feature) => feature.Run(default));

        Assert.That(known.Where(static one => one.HasLeft).Select(static one => one.Number), Is.EqualTo(new[] { Tea }));
    }

    private async Task<Outcome<SaveProduct.Result>> Save(
        string name, HouseholdId whose, ProductId? id = null, DateTimeOffset? publishAt = null)
    {
        var nuts = await work.Village.Look(db =>
            db.Categories.Where(one => one.Path == "香榧坚果").Select(one => one.Id).SingleAsync());
        var version = await work.Village.Look(db =>
            db.Products.Where(one => one.Id == id).Select(one => one.Version).SingleOrDefaultAsync());
        var size = await work.Village.Look(db =>
            db.Skus.Where(one => one.ProductId == id).Select(one => (SkuId?)one.Id).SingleOrDefaultAsync());
        var entry = new ProductEntry(
            new(name, nuts, "东白湖镇", "", 48), [new(size, "一盒", new(1_980), 0, null)], [], []);
        return await work.Village.Run((SaveProduct feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, id, version, whose, Artisan: null, entry, PutOnSale: false, publishAt),
            default));
    }

    private async Task<Outcome<SaveLicence.Result>> Enter(string number, HouseholdId? whose, LicenceId? id = null)
    {
        var version = await work.Village.Look(db =>
            db.Licences.Where(one => one.Id == id).Select(one => one.Version).SingleOrDefaultAsync());
        return await work.Village.Run((SaveLicence feature) => feature.Run(
            new(
                IdempotencyKey.New(), keeper, id, version,
                new(LicenceKind.FoodWorkshop, number, whose, Today.AddDays(-1), Until: null)), default));
    }

    private static string[] Line(string product, string household) =>
        [product, "一盒", household, "香榧坚果", "东白湖镇", "10", "", "", "", "", "", "", "", ""];
}
