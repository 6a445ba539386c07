using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Audit;

/// <summary>A sale, its postings and the journal can't tell different things unseen (money I15).</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SaleCheckTests(DatabaseProvider provider)
{
    private const string Drop = "DROP TRIGGER tr_sale_postings_no_update";

    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        await work.SellAndSettle(1);
    }

    [TearDown]
    public async Task Stop() => await work.DisposeAsync();

    [TestCase("UPDATE sales SET refunded_after_settlement_fen = 1 WHERE kind = 'Goods'", "不是净额")]
    [TestCase("UPDATE sales SET refunded_after_settlement_fen = 1 WHERE kind = 'Freight'", "不是净额")]
    [TestCase("UPDATE sale_postings SET net_fen = net_fen - 1 WHERE household_id IS NOT NULL", "与分录不符")]
    [TestCase("UPDATE sale_postings SET net_fen = net_fen - 1 WHERE household_id IS NULL", "与分录不符")]
    public async Task A_posting_that_its_entry_contradicts_is_found(string forgery, string told)
    {
        Assert.That((await Check()).Holds, Is.True);
        _ = await work.Village.Look(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(Drop);
            return await db.Database.ExecuteSqlRawAsync(forgery);
        });

        var check = await Check();

        Assert.That(check.Holds, Is.False);
        Assert.That(check.Detail, Does.Contain(told));
    }

    private async Task<CheckBooks.Finding> Check() =>
        (await work.Village.Run((CheckBooks feature) => feature.Run(default))).Single(one => one.Code == "I15");
}
