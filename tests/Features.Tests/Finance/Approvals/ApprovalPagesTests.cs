using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Approvals;

/// <summary>A list longer than anybody reads at once: counted whole, shown page by page, nothing cut off.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ApprovalPagesTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const int Decided = 230;
    private const int Waiting = 12;

    [Test]
    public async Task Every_matter_is_on_exactly_one_page_in_every_order()
    {
        var order = await PaidOrder(await LogIn("lin"), new CartLine(await Sku(DemoVillage.TeaName), 2));
        var first = (await AskRefund(order.Number, new(1_000))).OrThrow();
        var second = (await AskRefund(order.Number, new(2_000))).OrThrow();
        _ = (await DeclineRefund(second)).OrThrow();
        await AskForTopUps();
        const int all = Decided + Waiting + 2;

        foreach (var by in new[] { null, "Kind", "Amount", "Status", "RequestedAt" })
        {
            foreach (var descending in new[] { false, true })
            {
                var sort = by is null ? null : new Sort(by, descending);
                var seen = new List<ApprovalRow>();
                for (var number = 1; number <= 6; number++)
                {
                    var page = await List(new(OnlyWaiting: false, new(number, 50, sort)));
                    Assert.That(page.Total, Is.EqualTo(all));
                    seen.AddRange(page.Rows);
                }

                Assert.That(seen.Select(row => (row.Kind, row.Number)), Is.Unique.And.Exactly(all).Items, $"{sort}");
                if (by == "Amount" && descending) Assert.That(seen.Select(row => row.Amount), Is.Ordered.Descending);
                if (by is not null) continue;
                Assert.That(
                    seen.Take(Waiting + 1).Select(row => row.Status), Is.All.EqualTo(ApprovalStatus.Waiting));
            }
        }

        var waiting = await List(new(OnlyWaiting: true, new(Number: 2, Size: 10)));
        Assert.That((waiting.Total, waiting.Rows.Count), Is.EqualTo((Waiting + 1, 3)));
        Assert.That(
            await Village.Run<ListApprovals, int>(feature => feature.CountWaiting(Ct)), Is.EqualTo(Waiting + 1));
        Assert.That((await List(new(false, null, order.Number))).Total, Is.EqualTo(2));
        var found = (await List(new(false, null, first.OutRefundNo))).Rows.Single();
        Assert.That(found.Amount, Is.EqualTo(new Money(1_000)));
        Assert.That((await List(new(false, null, "T0007"))).Rows.Single().Number, Is.EqualTo("T0007"));
        Assert.That((await List(new(false, new(Number: 99)))).Rows, Is.Empty);
        IsRefused(
            await Village.Run((ListApprovals feature) => feature.Run(new(false, new(Sort: new("Note"))), Ct)),
            "list.sort_unknown");
    }

    private async Task AskForTopUps()
    {
        var (keeper, reviewer) = (await Keeper(), await Reviewer());
        _ = await Village.Look(async db =>
        {
            for (var i = 0; i < Decided + Waiting; i++)
            {
                var at = Village.Now.AddMinutes(i);
                var amount = new Money(10 + (i * 7 % 50));
                var request = PostingRequest.OfTopUp(db.Tenant.Id, $"T{i:0000}", amount, at, keeper.Id, at);
                if (i % 2 == 0 && i < Decided) request.Decline(reviewer.Id, "不对", at).OrThrow();
                else if (i < Decided) request.Decline(keeper.Id, reason: null, at).OrThrow();
                db.PostingRequests.Add(request);
            }

            return await db.SaveChangesAsync();
        });
    }

    private async Task<Page<ApprovalRow>> List(ListApprovals.Query query) =>
        (await Village.Run((ListApprovals feature) => feature.Run(query, Ct))).OrThrow();
}
