using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Front;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.Demo;

/// <summary>Founds the demo village, once, and leaves the scope inside it. The same village every time.</summary>
public sealed class SeedDemoVillage(VillageDb db, Books books, TimeProvider clock, UnitOfWork work)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do(() => Seed(command, ct), ct);

    private async Task<Outcome<Result>> Seed(Command command, CancellationToken ct)
    {
        if (await EnterExisting(ct)) return new Result(Seeded: false);
        await Found(ct);
        var categories = await LayOutShelf(ct);
        AgreeOnRules(await AppointStaff(ct), categories[GoodsKind.Craft]);
        OpenFront();
        var households = await RegisterHouseholds(command.PayeeOpenIds, ct);
        var artisans = await IntroduceArtisans(households, ct);
        FillShelf(households, artisans, categories);
        await OpenBooks(households.Values, ct);
        return new Result(Seeded: true);
    }

    private async Task<bool> EnterExisting(CancellationToken ct)
    {
        var id = await db.Cooperatives.AsNoTracking()
            .Where(cooperative => cooperative.Village == DemoVillage.Slug)
            .Select(cooperative => (CooperativeId?)cooperative.Id)
            .FirstOrDefaultAsync(ct);
        if (id is null) return false;
        db.Tenant.Become(id.Value, DemoVillage.Slug);
        return true;
    }

    // Every other row is checked against the village in scope, so the cooperative is saved before there is one.
    private async Task Found(CancellationToken ct)
    {
        var cooperative = new Cooperative(
            DemoVillage.Slug, DemoVillage.Name, LegalForm.FarmersCooperative, DemoTerms());
        db.Cooperatives.Add(cooperative);

        // A scope never changes its village: after a lost race, the next attempt takes the id that the scope has.
        if (db.Tenant.IsSet) db.Entry(cooperative).Property(found => found.Id).CurrentValue = db.Tenant.Id;
        await db.SaveChangesAsync(ct);
        db.Tenant.Become(cooperative.Id, DemoVillage.Slug);
        db.TermsVersions.Add(TermsVersion.First(cooperative, clock.GetUtcNow()));
    }

    private static CooperativeTerms DemoTerms() => new()
    {
        ReserveBp = 1_000,
        PatronageBp = 6_000,
        MinimumPayout = new(1_300),
        Freight = new(800),
        FreeFreightFrom = new(9_900),
        ReductionFrom = new(15_000),
        ReductionOff = new(500),
        PaymentMinutes = 30,
        DisclosureDays = 15,
        SingleTransferLimit = new(20_000),
    };

    private async Task<Dictionary<GoodsKind, CategoryId>> LayOutShelf(CancellationToken ct)
    {
        var tree = new CategoryTree(db.Tenant.Id, []);
        foreach (var demo in DemoShelf.Categories) _ = tree.Add(demo.Name, demo.Kind, parent: null).OrThrow();
        db.Categories.AddRange(tree.InOrder);
        await db.SaveChangesAsync(ct);
        return tree.InOrder.ToDictionary(static one => one.Kind, static one => one.Id);
    }

    private async Task<RuleApproval> AppointStaff(CancellationToken ct)
    {
        Appoint(DemoVillage.StoreKeeper, StaffRole.StoreKeeper);
        Appoint(DemoVillage.Treasurer, StaffRole.Treasurer);
        Appoint(DemoVillage.Reviewer, StaffRole.Reviewer);
        Appoint(DemoVillage.Supervisor, StaffRole.Supervisor);
        var farmers = Appoint(DemoVillage.FarmersRepresentative, StaffRole.Representative);
        var enterprise = Appoint(DemoVillage.EnterpriseRepresentative, StaffRole.Representative);
        var government = Appoint(DemoVillage.GovernmentRepresentative, StaffRole.Representative);
        await db.SaveChangesAsync(ct);
        foreach (var (seat, who) in new[]
        {
            (Seat.Farmers, farmers), (Seat.Enterprise, enterprise), (Seat.Government, government),
        })
            db.SeatHoldings.Add(new(db.Tenant.Id, seat, who.Id, clock.GetUtcNow()));
        return new(farmers.Id, enterprise.Id, government.Id, clock.GetUtcNow(), "上英共富议〔2026〕1号");
    }

    private void OpenFront()
    {
        var keeper = db.Staff.Local.Single(one => one.Role == StaffRole.StoreKeeper);
        db.FrontVersions.Add(FrontVersion.Write(
            db.Tenant.Id, revision: 0,
            new(
                "上英村的好东西", "一茶一榧，每一件都知道是谁家的", Notice: "", NoticeUntil: null, DemoVillage.ShopPhone,
                "每天 8 点到 20 点", []),
            keeper.Id, clock.GetUtcNow()).OrThrow());
    }

    private StaffMember Appoint(string name, StaffRole role) =>
        db.Staff.Add(new StaffMember(db.Tenant.Id, name, role)).Entity;

    /// <summary>Everything by one rule, and what hands have made by another.</summary>
    private void AgreeOnRules(RuleApproval approval, CategoryId handMade)
    {
        var parties = Party.First(db.Tenant.Id);
        var standard = RevenueRule.Agree(
            new(db.Tenant.Id, DemoVillage.StandardRule, BeijingTime.DayOf(approval.At), RuleScope.Everything, approval,
                SharedBy(parties, 8_000, 300, 700, 1_000)),
            []).OrThrow();
        var craft = RevenueRule.Agree(
            new(db.Tenant.Id, DemoVillage.CraftRule, BeijingTime.DayOf(approval.At),
                RuleScope.Of(handMade), approval with { AgreementNo = "上英共富议〔2026〕2号" },
                SharedBy(parties, 7_250, 333, 917, 1_500)),
            [standard]).OrThrow();
        db.Parties.AddRange(parties);
        db.RevenueRules.AddRange(standard, craft);
    }

    private static IReadOnlyList<DraftStep> SharedBy(IReadOnlyList<Party> parties, params int[] basisPoints) =>
        [.. parties.Zip(basisPoints, (party, bp) => new DraftStep(party, new WaterfallStep.Rest(bp)))];

    private async Task<Dictionary<int, Household>> RegisterHouseholds(
        IReadOnlyDictionary<int, string> payeeOpenIds, CancellationToken ct)
    {
        Invariant.Holds(
            !payeeOpenIds.Keys.Except(DemoVillage.HouseholdsWithWeChat).Any(),
            "payees' openids are of households that use WeChat");
        var households = DemoHouseholds.All.ToDictionary(
            demo => demo.Number, demo => Register(demo, payeeOpenIds.GetValueOrDefault(demo.Number)));
        db.Households.AddRange(households.Values);
        await db.SaveChangesAsync(ct);
        return households;
    }

    private Household Register(DemoHousehold demo, string? payeeOpenId)
    {
        var household = new Household(db.Tenant.Id, demo.Number, demo.Name, demo.IsMember);
        var subsidy = demo.IsMember ? new Money(DemoHouseholds.SubsidyFen) : Money.Zero;
        household.HoldCapital(new(demo.ContributionFen), new(demo.ReserveFen), subsidy);
        household.AddPerson(demo.Payee, payeeOpenId, isPayee: true, demo.Phone, "户主");
        if (demo.SecondPerson is { } second) household.AddPerson(second, openId: null, isPayee: false);
        if (demo.BankAccountNumber is { } number)
            household.UseBank(new BankAccount(DemoHouseholds.BankName, number, demo.Payee));
        return household;
    }

    private async Task<Dictionary<string, Artisan>> IntroduceArtisans(
        Dictionary<int, Household> households, CancellationToken ct)
    {
        var artisans = DemoArtisans.All.ToDictionary(
            demo => demo.Name,
            demo => new Artisan(
                db.Tenant.Id, households[demo.Household].Id, demo.Name, demo.Figure, demo.Craft,
                string.Concat(demo.Story)));
        db.Artisans.AddRange(artisans.Values);
        await db.SaveChangesAsync(ct);
        return artisans;
    }

    private void FillShelf(
        Dictionary<int, Household> households, Dictionary<string, Artisan> artisans,
        Dictionary<GoodsKind, CategoryId> categories)
    {
        foreach (var demo in DemoShelf.All)
        {
            ArtisanId? artisan = demo.Artisan is { } name ? artisans[name].Id : null;
            var product = new Product(
                db.Tenant.Id, households[demo.Household].Id, artisan, demo.CardIn(categories[demo.Category]));
            foreach (var sku in demo.Skus) product.AddSku(sku.Name, new(sku.PriceFen), sku.Stock, clock.GetUtcNow());
            product.PutOnSale(clock.GetUtcNow()).OrThrow();
            if (!demo.IsOnSale) product.TakeOffShelf().OrThrow();
            db.Products.Add(product);
        }
    }

    // The subsidies were spent before these books begin: they weigh in the dividend and are no money in the bank.
    private async Task OpenBooks(IReadOnlyCollection<Household> households, CancellationToken ct)
    {
        var contributions = Money.Sum(households.Select(household => household.Contribution));
        var reserve = Money.Sum(households.Select(household => household.ReserveShare));
        await books.Post(Opening.Entry(DemoVillage.Year, contributions, reserve), clock.GetUtcNow(), ct);
    }

    /// <param name="PayeeOpenIds">Household number → openid of its payee, for those who use WeChat. A household that is
    /// left out is paid in cash.</param>
    public sealed record Command(IReadOnlyDictionary<int, string> PayeeOpenIds);

    /// <param name="Seeded">False when the village was there already; then nothing changes.</param>
    public sealed record Result(bool Seeded);
}
