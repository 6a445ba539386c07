using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settlement;

/// <summary>Enough lines for the way that bulk takes into each engine: bound statements on SQLite, a file that is sent
/// to the server, and many rows a statement where the server takes no file.</summary>
[TestFixture(DatabaseProvider.Sqlite, true)]
[TestFixture(DatabaseProvider.MySql, true)]
[TestFixture(DatabaseProvider.MySql, false)]
public sealed class SettleManyLinesTests(DatabaseProvider provider, bool allowsFiles)
{
    private const int Count = 1_100;
    private const string Awkward = "笋干\t特级\n“一级”\\N \\ 🎋";

    private static readonly DeliveryAddress Home = new("陈女士", "13800000000", "浙江省", "杭州市", "文一路 1 号");

    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start()
    {
        work = new(await TestVillage.Start(provider, allowsFiles: allowsFiles));
        await SellMany();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task Every_line_is_split_and_posted_to_the_fen()
    {
        var settled = await work.Settle();

        Assert.That(settled.Lines, Is.EqualTo(Count));
        var rule = await work.Village.Look(RuleOfAll);
        var shares = await work.Village.Look(db => db.PostedShares());
        Assert.That(
            shares.Select(share => share.Parts),
            Is.EqualTo(shares.Select(share => rule.Split(share.Posting.Net))));
        Assert.That(Money.Sum(shares.Select(share => share.Posting.Net)), Is.EqualTo(settled.Net));
        var sales = await work.Village.Look(db => db.Sales.AsNoTracking().ToListAsync());
        Assert.That(sales, Has.Count.EqualTo(Count).And.All.Matches<Sale>(sale =>
            sale is { IsSettled: true, TimesPosted: 1, Version: 1 }));
        Assert.That(await work.Balance(Account.PendingSales), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task What_people_typed_arrives_letter_by_letter()
    {
        var titles = await work.Village.Look(db => db.OrderLines.Select(line => line.Title).Distinct().ToListAsync());

        Assert.That(titles, Is.EqualTo(new[] { Awkward }));
    }

    [Test]
    public async Task Two_workers_at_once_give_the_journal_of_one()
    {
        var results = await Task.WhenAll(Task.Run(work.Settle), Task.Run(work.Settle));

        Assert.That(results.Sum(result => result.Lines), Is.EqualTo(Count));
        var keys = await work.Village.Look(db => db.JournalEntries
            .Where(entry => entry.BusinessKey.StartsWith("settle:")).Select(entry => entry.BusinessKey).ToListAsync());
        Assert.That(keys, Has.Count.EqualTo(Count).And.Unique);
    }

    [Test]
    public async Task A_key_that_is_taken_stops_its_own_line_and_no_other()
    {
        var sale = await work.Village.Look(db => db.Sales.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        await work.Post(
            BusinessKey.SaleSettled(sale, 1), work.Now,
            JournalLine.Debit(Account.Bank, new(1)), JournalLine.Credit(Account.OtherIncome, new(1)));

        var settled = await work.Settle();

        Assert.That((settled.Lines, settled.Problems.Count), Is.EqualTo((Count - 1, 1)));
        Assert.That(await work.Village.Look(db => db.SalePostings.CountAsync()), Is.EqualTo(Count - 1));
        Assert.That(
            await work.Village.Look(db => db.Sales.Where(one => one.SettledAt == null).Select(one => one.Id)
                .ToListAsync()),
            Is.EqualTo(new[] { sale }));
    }

    [Test]
    public async Task A_line_that_changed_after_it_was_split_is_not_written()
    {
        await using var scope = await work.Village.Enter();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var rule = await RuleOfAll(db);
        var split = await db.Sales.AsNoTracking().OrderBy(sale => sale.Id).ToListAsync();
        var period = await work.PeriodOf(BeijingTime.DayOf(work.Now));
        var entries = split.ConvertAll(sale => EntryOf(sale, sale.Settle(rule, work.Now), period));
        await work.Village.Look(async other =>
        {
            (await other.Sales.OrderBy(sale => sale.Id).FirstAsync()).Reserve(new(1));
            return await other.SaveChangesAsync();
        });

        await using var transaction = await db.Database.BeginTransactionAsync();
        var ids = await db.InsertEntries(entries, default);
        var postings = split.Zip(
            entries, (sale, entry) => new SalePosting(sale, sale.Net, entry, outRefundNo: null, work.Now)).ToList();

        Assert.That(
            async () => await db.InsertPostings(postings, ids, work.Now, default),
            Throws.InstanceOf<DbUpdateConcurrencyException>().With.Message.Contains("1 sales changed"));
    }

    [Test]
    public async Task What_separates_cells_on_the_way_arrives_as_it_was_typed()
    {
        string[] typed = ["制表\t换行\n反斜杠\\", "\\N", "\\t\t\\\\", "", "绿剑茶 😀 ü", new('茶', 128)];
        await using var scope = await work.Village.Enter();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var period = await work.PeriodOf(BeijingTime.DayOf(work.Now));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var entries = Enumerable.Range(0, Count).Select(at => new JournalEntry(
            db.Tenant.Id, new(EntryKind.ToppedUp, $"typed:{at:00000}"), period, work.Now, typed[at % typed.Length],
            [JournalLine.Debit(Account.Bank, new(1)), JournalLine.Credit(Account.WeChatOperation, new(1))])).ToList();

        await db.InsertEntries(entries, default);

        var arrived = await db.JournalEntries.AsNoTracking().Where(entry => entry.Subject.StartsWith("typed:"))
            .OrderBy(entry => entry.BusinessKey).Select(entry => entry.Summary).ToListAsync();
        Assert.That(arrived, Is.EqualTo(entries.Select(entry => entry.Summary)));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_row_that_cannot_be_written_fails_at_once_and_keeps_nobody_waiting(CancellationToken ct)
    {
        await using (var scope = await work.Village.Enter())
        {
            await FailToInsert(scope.ServiceProvider.GetRequiredService<VillageDb>(), ct);
        }

        Assert.That(await work.Village.Look(db => db.OrderLines.CountAsync(ct)), Is.EqualTo(Count));
    }

    private JournalEntry EntryOf(Sale sale, PartyShares parts, PeriodId period)
    {
        var booking = SaleSettled.Entry(sale, parts);
        return new(sale.CooperativeId, booking.Key, period, work.Now, booking.Summary, booking.Lines);
    }

    /// <summary>Of the rule that all lines were sold under.</summary>
    private static Task<RevenueRule> RuleOfAll(VillageDb db) =>
        db.RevenueRules.AsNoTracking().OrderBy(rule => rule.Id).FirstAsync();

    private static async Task FailToInsert(VillageDb db, CancellationToken ct)
    {
        var lines = await db.OrderLines.AsNoTracking().ToListAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var notANumber = GivenValue.Same(nameof(OrderLine.OrderId), new OrderId(1));

        Assert.That(async () => await db.InsertRows(lines, ct, notANumber), Throws.Exception);
    }

    /// <summary>One order of very many lines, paid, received, and past its after-sales window.</summary>
    private async Task SellMany()
    {
        await using var scope = await work.Village.Enter();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var books = scope.ServiceProvider.GetRequiredService<Books>();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var order = await OrderOf(db);
        (await unit.Do<int>(
            async () =>
            {
                var sold = new SoldOrder(order, SoldOrder.Open(order, work.Now));
                order.Ship(work.Now).OrThrow();
                sold.Complete(work.Now, work.Now).OrThrow();
                db.Orders.Add(order);
                db.Sales.AddRange(order.Lines.Select(line => sold.SaleOf(line)!));
                await books.Post(SalePaid.Entry("many", "many", order.Total), work.Now, default);
                return Count;
            },
            default)).WithoutValue().OrThrow();
        await work.Village.Advance(TimeSpan.FromDays(8));
    }

    private async Task<Order> OrderOf(VillageDb db)
    {
        var code = await work.Village.Sandbox.LoginCode("shopper-1", default);
        var shopper = (await work.Village.Run<LogIn, Outcome<LogIn.Result>>(
            feature => feature.Run(new(code.Code), default))).Value.ShopperId;
        var product = await db.Products.AsNoTracking().Include(one => one.Skus).OrderBy(one => one.Id).FirstAsync();
        var terms = (await db.Cooperatives.AsNoTracking().SingleAsync()).Terms;
        var rule = await db.RevenueRules.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
        var lines = Enumerable.Range(1, Count).Select(number => new QuotedLine(
            number, product.Skus[0].Id, product.HouseholdId, rule, IsMemberSale: true, Awkward, Quantity: 1,
            new Money(number * 37 % 9_000 + 1), AfterSalesHours: 24)).ToList();
        var order = new Order(
            db.Tenant.Id, shopper, "D-MANY", OrderQuote.Of(lines, terms), Home, work.Now, work.Now.AddMinutes(30));
        order.Pay(work.Now).OrThrow();
        return order;
    }
}
