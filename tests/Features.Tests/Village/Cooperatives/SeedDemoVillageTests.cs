using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

public sealed class SeedDemoVillageTests
{
    private static readonly Dictionary<int, string> Payees = new()
    {
        [DemoVillage.TeaHousehold] = "openid-tea",
        [DemoVillage.NutHousehold] = "openid-nuts",
    };

    private VillageFile file = null!;
    private AsyncServiceScope scope;

    private VillageDb Db => scope.ServiceProvider.GetRequiredService<VillageDb>();

    [SetUp]
    public async Task Seed()
    {
        file = await VillageFile.Create();
        scope = file.Scope();
        Assert.That(await SeedIn(scope, Payees), Is.True);
    }

    [TearDown]
    public async Task Remove()
    {
        await scope.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task Seeding_twice_seeds_once_and_enters_the_village()
    {
        await using var again = file.Scope();

        var isSeeded = await SeedIn(again, Payees);

        var db = again.ServiceProvider.GetRequiredService<VillageDb>();
        Assert.That(isSeeded, Is.False);
        Assert.That(db.Tenant.Village, Is.EqualTo(DemoVillage.Slug));
        Assert.That(await db.Cooperatives.CountAsync(), Is.EqualTo(1));
        Assert.That(await db.Households.CountAsync(), Is.EqualTo(24));
        Assert.That(await db.JournalEntries.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_seeds_at_once_make_one_village()
    {
        await using var empty = await VillageFile.Create();
        await using var one = empty.Scope();
        await using var other = empty.Scope();

        var seeded = await Task.WhenAll(
            Task.Run(() => SeedIn(one, Payees)), Task.Run(() => SeedIn(other, Payees)));

        var db = one.ServiceProvider.GetRequiredService<VillageDb>();
        Assert.That(seeded, Is.EquivalentTo(new[] { true, false }));
        Assert.That(await db.Products.CountAsync(), Is.EqualTo(40));
    }

    [Test]
    public async Task A_lost_race_after_the_founding_founds_the_same_village_again()
    {
        var lostOnce = new LoseOneSave(number: 4);
        await using var empty = await VillageFile.Create(options => options.AddInterceptors(lostOnce));
        await using var inside = empty.Scope();

        var isSeeded = await SeedIn(inside, Payees);

        var db = inside.ServiceProvider.GetRequiredService<VillageDb>();
        Assert.That(lostOnce.HasLost, Is.True);
        Assert.That(isSeeded, Is.True);
        Assert.That((await db.Cooperatives.SingleAsync()).Id, Is.EqualTo(db.Tenant.Id));
        Assert.That(await db.Products.CountAsync(), Is.EqualTo(40));
    }

    [Test]
    public async Task The_village_has_its_households_makers_products_and_staff()
    {
        var roles = await Db.Staff.Select(staff => staff.Role).ToListAsync();

        Assert.That(await Db.Households.CountAsync(), Is.EqualTo(24));
        Assert.That(await Db.Households.CountAsync(household => !household.IsMember), Is.EqualTo(2));
        Assert.That(await Db.Artisans.CountAsync(), Is.EqualTo(8));
        Assert.That(await Db.Products.CountAsync(), Is.EqualTo(40));
        Assert.That(roles.Count(role => role == StaffRole.Representative), Is.EqualTo(3));
        Assert.That(roles.Distinct(), Is.EquivalentTo(Enum.GetValues<StaffRole>()));
    }

    [Test]
    public async Task Every_product_has_a_household_a_price_and_stock()
    {
        var products = await Db.Products.Include(product => product.Skus).OrderBy(product => product.Id).ToListAsync();
        var households = await Db.Households.Select(household => household.Id).ToListAsync();

        Assert.That(products.Select(product => product.HouseholdId).Distinct(), Is.SubsetOf(households));
        Assert.That(products.Select(product => product.Skus.Count), Is.All.InRange(1, 3));
        Assert.That(
            products.SelectMany(product => product.Skus).Where(sku => sku.Price <= Money.Zero || sku.Stock <= 0),
            Is.Empty);
        Assert.That(products[0].Name, Is.EqualTo(DemoVillage.TeaName));
        Assert.That(
            products.Where(product => !product.IsOnSale).Select(product => product.Name),
            Is.EqualTo(new[] { DemoVillage.SpiritName }));
    }

    [TestCase(DemoVillage.TeaName, DemoVillage.TeaSku, DemoVillage.TeaHousehold, 6_800, 200)]
    [TestCase(DemoVillage.NutName, DemoVillage.NutSku, DemoVillage.NutHousehold, 5_880, 150)]
    [TestCase(DemoVillage.BasketName, DemoVillage.BasketSku, DemoVillage.BasketHousehold, 12_800, 2)]
    public async Task What_the_main_story_buys_is_on_the_shelf(
        string name, string skuName, int householdNumber, long priceFen, int stock)
    {
        var product = await Db.Products.Include(found => found.Skus).SingleAsync(found => found.Name == name);
        var household = await Db.Households.SingleAsync(found => found.Id == product.HouseholdId);
        var sku = product.Skus.OrderBy(found => found.Id.Value).First();

        Assert.That(sku.Name, Is.EqualTo(skuName));
        Assert.That(household.Number, Is.EqualTo(householdNumber));
        Assert.That(sku.Price, Is.EqualTo(new Money(priceFen)));
        Assert.That(sku.Stock, Is.EqualTo(stock));
    }

    [Test]
    public async Task Households_are_paid_through_wechat_bank_or_cash()
    {
        var channels = (await Db.Households.ToListAsync()).ToLookup(
            household => household.Channel, household => household.Number);

        Assert.That(channels[PayoutChannel.WeChat], Is.EquivalentTo(Payees.Keys));
        Assert.That(channels[PayoutChannel.Bank], Is.EquivalentTo(new[] { DemoVillage.BasketHousehold, 11, 17 }));
        Assert.That(Payees.Keys, Is.SubsetOf(DemoVillage.HouseholdsWithWeChat));
        Assert.That(DemoVillage.HouseholdsWithWeChat, Has.Count.EqualTo(20));
        Assert.That(channels[PayoutChannel.Cash], Has.Member(DemoVillage.CashHousehold));
    }

    [Test]
    public async Task The_books_begin_balanced_with_what_the_members_hold()
    {
        var books = scope.ServiceProvider.GetRequiredService<Books>();
        var households = await Db.Households.ToListAsync();
        var contributions = Money.Sum(households.Select(household => household.Contribution));
        var reserve = Money.Sum(households.Select(household => household.ReserveShare));

        var entry = await Db.JournalEntries.Include(posted => posted.Lines).SingleAsync();

        Assert.That((entry.Kind, entry.Subject), Is.EqualTo((EntryKind.Opening, "2026")));
        Assert.That(entry.EffectiveAt, Is.EqualTo(VillageFile.Morning));
        Assert.That(Money.Sum(entry.Lines.Select(line => line.Amount)), Is.EqualTo(Money.Zero));
        Assert.That(await books.Balance(Account.Bank, default), Is.EqualTo(contributions + reserve));
        Assert.That(await books.Balance(Account.Contributions, default), Is.EqualTo(-contributions));
        Assert.That(await books.Balance(Account.Reserve, default), Is.EqualTo(-reserve));
    }

    [Test]
    public async Task A_rule_names_who_of_the_three_parties_agreed()
    {
        var rules = await Db.RevenueRules.OrderBy(rule => rule.Code).ToListAsync();
        var names = await Db.Staff.ToDictionaryAsync(staff => staff.Id, staff => staff.Name);

        Assert.That(
            rules.Select(rule => rule.Code), Is.EqualTo(new[] { DemoVillage.CraftRule, DemoVillage.StandardRule }));
        foreach (var approval in rules.Select(rule => rule.Approval))
        {
            Assert.That(names[approval.Farmers], Is.EqualTo(DemoVillage.FarmersRepresentative));
            Assert.That(names[approval.Enterprise], Is.EqualTo(DemoVillage.EnterpriseRepresentative));
            Assert.That(names[approval.Government], Is.EqualTo(DemoVillage.GovernmentRepresentative));
            Assert.That(approval.AgreementNo, Is.Not.Empty);
        }
    }

    [TestCase(DemoVillage.BasketHousehold)]
    [TestCase(DemoVillage.CashHousehold)]
    [TestCase(25)]
    public async Task An_openid_for_a_household_without_wechat_fails_and_leaves_nothing(int household)
    {
        await using var empty = await VillageFile.Create();
        await using var inside = empty.Scope();

        await Assert.ThrowsAsync<InvariantBrokenException>(() => SeedIn(inside, new() { [household] = "openid" }));

        var db = inside.ServiceProvider.GetRequiredService<VillageDb>();
        Assert.That(await db.Cooperatives.CountAsync(), Is.Zero);
    }

    private static async Task<bool> SeedIn(AsyncServiceScope inside, Dictionary<int, string> payees)
    {
        var seed = inside.ServiceProvider.GetRequiredService<SeedDemoVillage>();
        return (await seed.Run(new(payees), CancellationToken.None)).Value.Seeded;
    }

    /// <summary>Fails one save the way a row changed by somebody else does.</summary>
    private sealed class LoseOneSave(int number) : SaveChangesInterceptor
    {
        private int count;

        public bool HasLost => count >= number;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            count++;
            if (count == number) throw new DbUpdateConcurrencyException("somebody was quicker");
            return ValueTask.FromResult(result);
        }
    }
}
