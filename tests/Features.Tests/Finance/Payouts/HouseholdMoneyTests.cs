using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>Submitted is not paid: over random histories of sales, refunds, payouts, expiries, bounces and reissues,
/// the head of 我家的账 says what WeChat and the bank really moved.</summary>
public sealed class HouseholdMoneyTests
{
    private const int Steps = 16;
    private static readonly int[] Sellers =
        [DemoVillage.TeaHousehold, DemoVillage.NutHousehold, DemoVillage.BasketHousehold];


    private readonly Dictionary<HouseholdId, Money> broughtByHand = [];
    private readonly List<string> told = [];
    private VillageAtWork work = null!;
    private PayoutDesk desk = null!;
    private Random random = null!;

    [TearDown]
    public async Task Stop()
    {
        if (work is not null) await work.DisposeAsync();
    }

    [TestCase(DatabaseProvider.Sqlite, 1)]
    [TestCase(DatabaseProvider.Sqlite, 20_261)]
    [TestCase(DatabaseProvider.Sqlite, 777)]
    [TestCase(DatabaseProvider.MySql, 42)]
    public async Task The_head_figures_are_what_really_moved(DatabaseProvider provider, int seed)
    {
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        random = new Random(seed);
        broughtByHand.Clear();
        told.Clear();
        work = await VillageAtWork.Start(provider);
        desk = new PayoutDesk(work);
        await work.TopUp(new(5_000_000));
        // There are five baskets in the village, and a history needs more.
        _ = await work.Village.SetStock(1_000);
        foreach (var seller in Sellers) await work.SellAndDeliver(seller, random.Next(1, 6));
        await Weeks();

        for (var step = 0; step < Steps; step++)
        {
            await Something();
            await Agrees();
        }

        await BackAMonthLater();
        await work.CheckBooks();
        var violations = await work.Village.Sandbox.Ask("violations", CancellationToken.None);
        Assert.That(violations.GetArrayLength(), Is.Zero, violations.ToString());
    }

    /// <summary>However the history went, what the bank sends back in a later month ends it: chance alone hardly ever
    /// brings it.</summary>
    private async Task BackAMonthLater()
    {
        told.Add("back a month later");
        await work.SellAndDeliver(DemoVillage.BasketHousehold, 5);
        await Weeks();
        await Send();
        await Receipt();
        // Asked about within the thirty days in which WeChat knows them.
        await Expire();
        await work.Village.Advance(TimeSpan.FromDays(31));
        await Bounce();
        await Agrees();
    }

    private async Task Agrees()
    {
        await Settled();
        foreach (var seller in Sellers) await HeadAgrees(await work.Household(seller));
    }

    private Task Something()
    {
        (string Name, Func<Task> Act)[] all =
        [
            ("sell", Sell), ("weeks", Weeks), ("refund", Refund), ("send", Send), ("take", Take), ("take", Take),
            ("expire", Expire), ("reissue", Reissue), ("receipt", Receipt), ("receipt", Receipt),
            ("bounce", Bounce),
        ];
        var (name, act) = all[random.Next(all.Length)];
        told.Add(name);
        return act();
    }

    private Task Sell() => work.SellAndDeliver(Sellers[random.Next(Sellers.Length)], random.Next(1, 5));

    private async Task Weeks()
    {
        await work.Village.Advance(TimeSpan.FromDays(random.Next(8, 20)));
        await work.Settle();
    }

    /// <summary>Of a sale that was divided, and perhaps paid out: the household may owe the village after it.</summary>
    private async Task Refund()
    {
        var settled = await work.Village.Look(db => db.Sales.AsNoTracking()
            .Where(sale => sale.SettledAt != null && sale.Kind == SaleKind.Goods).ToListAsync());
        var open = settled.FindAll(sale => sale.Refundable > Money.Zero);
        if (open.Count == 0) return;
        var sale = open[random.Next(open.Count)];
        await work.Refund(sale.Document, new(random.NextInt64(1, sale.Refundable.Fen + 1)));
    }

    private Task Send() => desk.Send();

    private async Task Take()
    {
        var waiting = await desk.Payouts(PayoutStatus.WaitingForPayee);
        if (waiting.Count > 0) await desk.Take(waiting[random.Next(waiting.Count)]);
    }

    private async Task Expire()
    {
        await work.Village.Advance(TimeSpan.FromHours(25));
        await desk.Ask();
    }

    private async Task Reissue()
    {
        var (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        // Refused when nothing failed, or a refund took the claim back meanwhile.
        var drafted = await work.Village.Run((RedraftFailedPayouts feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer), default));
        if (drafted.IsRefused) return;
        var batch = drafted.Value.Batch;
        var approved = await work.Village.Run((ApprovePayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, batch.Id, batch.Total), default));
        if (approved.IsRefused)
        {
            _ = (await work.Village.Run((DiscardPayoutBatch feature) =>
                feature.Run(new(IdempotencyKey.New(), treasurer, batch.Id), default))).OrThrow();
        }

        await desk.DeliverOutbox();
    }

    private async Task Receipt()
    {
        var bank = (await desk.Payouts(PayoutStatus.Submitted))
            .Where(one => one.Channel == PayoutChannel.Bank).ToList();
        if (bank.Count == 0) return;
        var payout = bank[random.Next(bank.Count)];
        var reviewer = await work.Reviewer();
        _ = (await work.Village.Run((ConfirmManualPayout feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, payout.OutBillNo, "回单", payout.Amount), default))).OrThrow();
        broughtByHand[payout.HouseholdId] = broughtByHand.GetValueOrDefault(payout.HouseholdId) + payout.Amount;
    }

    /// <summary>The bank sends back what it was given, perhaps months after it was said to have arrived.</summary>
    private async Task Bounce()
    {
        // What arrived comes first: what comes back of an earlier month is the rarest of all.
        var payout = (await desk.Payouts(PayoutStatus.Succeeded)).Concat(await desk.Payouts(PayoutStatus.Submitted))
            .FirstOrDefault(one => one.Channel == PayoutChannel.Bank);
        if (payout is null) return;
        await work.Village.Advance(TimeSpan.FromDays(random.Next(30)));
        var (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        var wish = (await work.Village.Run((RequestPayoutReturn feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, payout.OutBillNo, "账号已注销", payout.Amount), default))).OrThrow();
        _ = (await work.ApprovePosting(reviewer, wish.Id, payout.Amount)).OrThrow();
        if (payout.Status != PayoutStatus.Succeeded) return;
        broughtByHand[payout.HouseholdId] -= payout.Amount;
    }

    /// <summary>Whatever WeChat decided meanwhile has been asked about.</summary>
    private async Task Settled()
    {
        await work.Village.Advance(TimeSpan.FromMinutes(31));
        await desk.DeliverOutbox();
        await desk.Ask();
    }

    private async Task HeadAgrees(HouseholdId household)
    {
        var statements = await Statements(household);
        var now = statements[0];
        var arrived = Money.Sum(statements.Select(one => one.Arrived - one.CameBack));
        var earned = Money.Sum((await work.Village.Look(db => db.PostedShares()))
            .Where(share => share.Posting.HouseholdId == household)
            .Select(share => share.Parts.Of(PartyKind.Household)));
        var (really, open) = await Moved(household);
        var history = string.Join(", ", told);

        foreach (var month in statements)
        {
            Assert.That(month.Arrived, Is.GreaterThanOrEqualTo(Money.Zero), $"no month's head is negative: {history}");
            Assert.That(SumOf(month, PayoutEnd.Arrived), Is.EqualTo(month.Arrived), $"the list below: {history}");
            Assert.That(SumOf(month, PayoutEnd.CameBack), Is.EqualTo(month.CameBack), $"the list below: {history}");
        }

        Assert.That(arrived, Is.EqualTo(really), $"arrived after {history}");
        Assert.That(now.Position.OnItsWay, Is.EqualTo(open), $"on its way after {history}");
        Assert.That(
            arrived + now.Position.OnItsWay + now.Position.Owed - now.Position.Owes, Is.EqualTo(earned),
            $"all together after {history}");
        Assert.That(now.Position.Owed.IsZero || now.Position.Owes.IsZero, $"owed or owing after {history}");
    }

    private static Money SumOf(StatementView month, PayoutEnd end) =>
        Money.Sum(month.Ended.Where(one => one.End == end).Select(one => one.Amount));

    /// <summary>By WeChat's own ledger; for a household without WeChat by what was seen at the bank.</summary>
    private async Task<(Money Arrived, Money Open)> Moved(HouseholdId household)
    {
        var openId = await work.Village.Look(async db =>
            (await db.Households.SingleAsync(one => one.Id == household)).Payee?.OpenId);
        if (openId is null)
        {
            var open = (await desk.Payouts(PayoutStatus.Submitted)).Where(one => one.HouseholdId == household);
            return (broughtByHand.GetValueOrDefault(household), Money.Sum(open.Select(one => one.Amount)));
        }

        var phone = await work.PhoneOf(openId);
        var wallet = await work.Village.Sandbox.Ask($"users/{openId}/wallet", CancellationToken.None);
        var waiting = await work.Village.Run((SumWaitingMoney feature) =>
            feature.Run(new(household, phone), default));
        var openFen = wallet.GetProperty("openFen").GetInt64();
        Assert.That(
            (waiting.Mine.Fen, waiting.Others.Fen), Is.EqualTo((openFen, 0L)),
            $"the red dot after {string.Join(", ", told)}");
        return (new(wallet.GetProperty("arrivedFen").GetInt64()), new(openFen));
    }

    /// <summary>The newest first; each begins where the one before it ended.</summary>
    private async Task<List<StatementView>> Statements(HouseholdId household)
    {
        var all = new List<StatementView>();
        PeriodId? period = null;
        do
        {
            var asked = period;
            all.Add((await work.Village.Run((GetHouseholdStatement feature) =>
                feature.Run(new(household, asked), default))).OrThrow());
            period = all[^1].Earlier;
        }
        while (period is not null);

        foreach (var (later, earlier) in all.Zip(all.Skip(1)))
            Assert.That(later.Goods.Opening, Is.EqualTo(earlier.Goods.Closing));
        return all;
    }
}
