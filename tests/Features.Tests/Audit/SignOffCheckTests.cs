using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Costs;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Audit;

/// <summary>Nobody closes a month or books a cost alone without being found out (money I16).</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SignOffCheckTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start() => work = await VillageAtWork.Start(provider);

    [TearDown]
    public async Task Stop()
    {
        if (work is not null) await work.DisposeAsync();
    }

    [Test]
    public async Task A_month_that_somebody_closed_alone_is_found_out()
    {
        _ = await work.CloseMay(1);
        Assert.That((await Check()).Holds, Is.True);

        await work.Village.Look(db => db.Database.ExecuteSqlAsync(
            $"DELETE FROM posting_requests WHERE kind = 'PeriodClose'"));

        Assert.That((await Check()).Detail, Does.Contain("没有第二个人"));
    }

    [Test]
    public async Task A_voucher_that_its_entry_contradicts_is_found_out()
    {
        var treasurer = await work.Treasurer();
        var asked = (await work.Village.Run((RequestCost feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, CostCategory.Wages, new(500), BeijingTime.DayOf(work.Now), "王小苗",
                "分拣", "收据 3"), default))).OrThrow();
        _ = (await work.ApprovePosting(await work.Reviewer(), asked.Request, new(500))).OrThrow();
        Assert.That((await Check()).Holds, Is.True);

        await work.Village.Look(db => db.Database.ExecuteSqlAsync($"UPDATE cost_vouchers SET amount_fen = 400"));

        Assert.That((await Check()).Detail, Does.Contain(asked.Number));
    }

    private async Task<CheckBooks.Finding> Check() =>
        (await work.Village.Run((CheckBooks feature) => feature.Run(default))).Single(one => one.Code == "I16");
}
