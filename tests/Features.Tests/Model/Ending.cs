using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;

namespace VillageCloud.Features.Tests.Model;

/// <summary>All is calm, everybody does their duty, and the jobs run: in the end nothing is left to do, money is where
/// the books say, and each household has what its sales and dividends brought it.</summary>
internal sealed class Ending(Play play)
{
    /// <summary>WeChat transfers nothing smaller.</summary>
    private static readonly Money Smallest = new(10);

    /// <summary>Bills of all the days are compared in every second history: that takes as long as all the rest.
    /// </summary>
    private readonly bool isReconciled = play.Seed % 2 == 0;

    private readonly ClockActs clock = new(play);
    private readonly RefundActs refunds = new(play);
    private readonly PayoutActs payouts = new(play);
    private readonly HoldActs holds = new(play);
    private readonly PlanActs plans = new(play);

    /// <summary>What is wrong in the end.</summary>
    public async Task<IReadOnlyList<string>> Play()
    {
        await Decide();
        await Rounds(TimeSpan.FromHours(2), 3);
        while (await refunds.RequestLate())
        {
            _ = await refunds.Approve();
            await Rounds(TimeSpan.FromHours(1), 2);
        }

        await Deliver();
        await Rounds(TimeSpan.FromHours(30), 1);
        // Windows of after-sales end, what was held until a day is free, and the last lines settle.
        await Rounds(TimeSpan.FromDays(8), 1);
        await PayEverybody();
        await NextMorning();
        return
        [
            .. await Claims.Broken(play), .. await Stuck(), .. await Differences(), .. await Owed(),
            .. isReconciled ? await BillsDiffer() : [],
        ];
    }

    /// <summary>What waits for a second person gets one.</summary>
    private async Task Decide()
    {
        while (await payouts.Discard())
        {
        }

        foreach (var refund in await play.Look(db => db.Refunds.AsNoTracking()
            .Where(one => one.Status == RefundStatus.Requested).ToListAsync()))
        {
            _ = await play.Ask("decline what still waits", (DeclineRefund feature, CancellationToken ct) =>
                feature.Run(new(IdempotencyKey.New(), play.Cast.Reviewer, refund.OutRefundNo, "不同意"), ct));
        }

        while (await payouts.DeclinePosting())
        {
        }

        while (await holds.Release())
        {
        }

        while (await plans.Answer())
        {
        }

        foreach (var topUp in play.Memory.TopUps)
        {
            await payouts.Request(topUp);
            _ = await payouts.ApprovePosting();
        }

        await payouts.TopUp(new(10_000_000));
        _ = await payouts.ApprovePosting();
    }

    private async Task Deliver()
    {
        foreach (var number in await Numbers(OrderStatus.Paid))
        {
            _ = await play.Ask($"ship {number[^4..]}", (ShipOrder feature, CancellationToken ct) => feature.Run(
                new(IdempotencyKey.New(), play.Cast.Keeper, number, "SF", play.Memory.NewLabel()), ct));
        }

        foreach (var number in await Numbers(OrderStatus.Shipped))
        {
            _ = await play.Ask($"finish {number[^4..]}", (FinishShipment feature, CancellationToken ct) =>
                feature.Run(new(IdempotencyKey.New(), play.Cast.Keeper, number), ct));
        }

        await Rounds(TimeSpan.FromHours(1), 2);
        foreach (var number in await Numbers(OrderStatus.Shipped))
        {
            _ = await play.AtThePhone(
                $"{number[^4..]} is received", "user/confirm-receive", new { outTradeNo = number });
        }
    }

    /// <summary>Once more, when what was still on its way came back after the batch was drafted.</summary>
    private async Task PayEverybody()
    {
        await PayOnce();
        if (await play.Look(db => db.Payouts.AnyAsync(one => one.Status == PayoutStatus.Failed))) await PayOnce();
    }

    private async Task PayOnce()
    {
        _ = await payouts.Draft();
        _ = await payouts.ApproveBatch();
        await Rounds(TimeSpan.FromHours(2), 1);
        while (await payouts.Confirm())
        {
        }

        foreach (var open in await play.Look(db => db.Payouts.AsNoTracking()
            .Where(one => one.Channel == PayoutChannel.WeChat && one.Status == PayoutStatus.WaitingForPayee)
            .ToListAsync()))
        {
            _ = await play.AtThePhone(
                "a transfer is taken", "user/confirm-transfer",
                new { outBillNo = open.OutBillNo, @as = open.Target.OpenId });
        }

        await Rounds(TimeSpan.FromHours(1), 1);
    }

    private async Task NextMorning()
    {
        var morning = BeijingTime.At(BeijingTime.DayOf(play.WeChatsNow).AddDays(1), new TimeOnly(10, 30));
        await play.Move(morning - play.WeChatsNow);
        await clock.RunAll(isThorough: isReconciled);
    }

    private async Task Rounds(TimeSpan pause, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            await play.Move(pause);
            await Repair();
            await clock.RunAll(isThorough: false);
        }
    }

    /// <summary>What WeChat can't give back by itself, the merchant's people settle there.</summary>
    private async Task Repair()
    {
        foreach (var number in await play.Look(db => db.Refunds.Where(one => one.Status == RefundStatus.Abnormal)
            .Select(one => one.OutRefundNo).ToListAsync()))
        {
            _ = await play.AtThePhone(
                $"the refund {number[^4..]} is repaired", $"refunds/{number}/settle", new { status = "SUCCESS" });
        }
    }

    private Task<List<string>> Numbers(OrderStatus status) => play.Look(db => db.Orders
        .Where(one => one.Status == status).OrderBy(one => one.Id).Select(one => one.Number).ToListAsync());

    /// <summary>Nothing is left half done, unless a person was called to it.</summary>
    private async Task<IReadOnlyList<string>> Stuck() => await play.Look(async db =>
    {
        var called = await db.Alarms.Where(alarm => alarm.ClosedAt == null).Select(alarm => alarm.Subject)
            .ToListAsync();
        var left = new List<string>();
        left.AddRange(await db.Outbox.Where(one => one.DoneAt == null).Select(one => one.Subject).ToListAsync());
        left.AddRange(await db.Inbox.Where(one => one.ProcessedAt == null)
            .Select(one => $"{one.Source}:{one.Id}").ToListAsync());
        left.AddRange(await db.Orders
            .Where(one => one.Status != OrderStatus.Completed && one.Status != OrderStatus.Closed)
            .Select(one => one.Number).ToListAsync());
        left.AddRange(await db.Refunds
            .Where(one => one.Status == RefundStatus.Approved || one.Status == RefundStatus.Accepted
                || one.Status == RefundStatus.Abnormal)
            .Select(one => one.OutRefundNo).ToListAsync());
        left.AddRange(await db.Payouts
            .Where(one => one.Status == PayoutStatus.Submitted || one.Status == PayoutStatus.WaitingForPayee)
            .Select(one => one.OutBillNo).ToListAsync());
        left.AddRange(await db.Payments
            .Where(one => one.Status == PaymentStatus.Created || one.Status == PaymentStatus.Prepared)
            .Select(one => one.OutTradeNo).ToListAsync());
        return left.Except(called).Select(one => $"stuck, and nobody was called: {one}").ToList();
    });

    /// <summary>Money at WeChat is what the books say, and nothing is on its way.</summary>
    private async Task<IReadOnlyList<string>> Differences() =>
    [
        .. await Differs("operation", Account.WeChatOperation), .. await Differs("", Account.PayoutInTransit),
        .. await Unsettled(), .. await Unreturned(),
    ];

    /// <summary>Every sale of which something is left is split. The claims say that the books hold no more than these
    /// and the next.</summary>
    private Task<List<string>> Unsettled() => play.Look(async db =>
        (await db.Sales.AsNoTracking().Where(one => one.SettledAt == null).ToListAsync())
            .FindAll(one => !one.Net.IsZero)
            .ConvertAll(one => $"not settled: {one.Document}-{one.Item}, {one.OpenRefunds} refunds open"));

    /// <summary>What came after its order was closed went back, whole and once.</summary>
    private Task<List<string>> Unreturned() => play.Look(async db => (
        from payment in await db.Payments.AsNoTracking().Where(one => one.Status == PaymentStatus.Succeeded)
            .ToListAsync()
        join order in await db.Orders.AsNoTracking().Where(one => one.PaidAt == null).ToListAsync()
            on payment.OrderId equals order.Id
        let back = Money.Sum(db.Refunds.AsNoTracking()
            .Where(one => one.OrderId == order.Id && one.Status == RefundStatus.Succeeded)
            .Select(one => one.Amount).AsEnumerable())
        where back != payment.Amount
        select $"came too late for {payment.OutTradeNo}: {payment.Amount}, of which {back} went back").ToList());

    /// <summary>WeChat's fees are known by its bills alone, and so is the account that they are taken from.</summary>
    private async Task<IReadOnlyList<string>> BillsDiffer()
    {
        var breaks = await play.Look(db => db.Breaks.AsNoTracking().Where(one => one.Status != BreakStatus.Closed)
            .ToListAsync());
        var days = await play.Look(db => db.ReconciledDays.AsNoTracking()
            .Where(one => one.Status != DayStatus.Matched).ToListAsync());
        return
        [
            .. await Differs("basic", Account.WeChatBasic),
            .. breaks.Where(one => !IsOfTopUps(one))
                .Select(one => $"break of {one.Day}: {one.Class} {one.Subject} {one.Sentence}"),
            .. days.Select(one => $"{one.Day} is {one.Status}: {one.Problem}"),
        ];
    }

    /// <summary>A top-up that two people posted after its day's bill was read.</summary>
    private bool IsOfTopUps(Break one) => one.Source == BreakSource.OperationFunds
        && (one.Class == BreakClass.BalanceGap || play.Memory.TopUps.Exists(topUp => topUp.FlowNo == one.Subject));

    /// <param name="name">The sandbox's for the account; empty for one that must hold nothing.</param>
    private async Task<IEnumerable<string>> Differs(string name, Account account)
    {
        var booked = await play.Village.Run<Books, Money>(books => books.Balance(account, default));
        var accounts = await play.Village.Sandbox.Ask("accounts", CancellationToken.None);
        var there = new Money(name.Length == 0 ? 0 : accounts.GetProperty(name).GetProperty("balanceFen").GetInt64());
        return booked == there ? [] : [$"{account.Name}: {booked} in the books, {there} at WeChat"];
    }

    /// <summary>What each household's sales and dividends brought it, reckoned anew from what shoppers paid and got
    /// back (money R3), is what reached it, but for what is too little to be paid.</summary>
    private async Task<IReadOnlyList<string>> Owed()
    {
        var sold = await play.Look(db => (
            from order in db.Orders
            where order.Status == OrderStatus.Completed
            from line in order.Lines
            join sale in db.Sales on new { Document = order.Number, Item = line.Number }
                equals new { sale.Document, sale.Item }
            select new { Sale = sale.Id, line.HouseholdId, line.Paid, line.RevenueRuleId })
            .AsNoTracking().ToListAsync());
        var rules = await play.Look(db => db.RevenueRules.AsNoTracking().ToDictionaryAsync(rule => rule.Id));
        var back = await play.Look(db => db.Refunds.AsNoTracking()
            .Where(one => one.Status == RefundStatus.Succeeded && one.SaleId != null).ToListAsync());
        var goods = sold.GroupBy(line => line.HouseholdId).ToDictionary(
            group => group.Key,
            group => Money.Sum(group.Select(line => rules[line.RevenueRuleId].Split(
                line.Paid - Money.Sum(back.Where(one => one.SaleId == line.Sale).Select(one => one.Parts.Goods)))
                .Of(PartyKind.Household))));
        var shares = await play.Look(db => (
            from plan in db.DividendPlans
            where plan.AllocatedAt != null
            from share in plan.Shares
            select share).AsNoTracking().ToListAsync());
        var minimum = await play.Look(db => db.Cooperatives.Select(one => one.Terms.MinimumPayout).SingleAsync());
        var paid = await play.Look(db => db.Payouts.AsNoTracking()
            .Where(one => one.Status == PayoutStatus.Succeeded).ToListAsync());
        var households = await play.Look(db => db.Households.AsNoTracking().ToListAsync());
        var wrong = new List<string>();
        foreach (var household in households)
        {
            var own = paid.Where(one => one.HouseholdId == household.Id).ToList();
            var dividend = Money.Sum(shares.Where(one => one.HouseholdId == household.Id)
                .Select(one => one.Patronage + one.Capital)) - Money.Sum(own.Select(one => one.Dividend));
            var left = goods.GetValueOrDefault(household.Id) - Money.Sum(own.Select(one => one.Goods));
            // What a refund took back after it was paid is kept from the next dividend and stands as a debt.
            if (left + dividend >= Smallest && (left >= Smallest || dividend >= minimum))
            {
                var states = string.Join(", ", await play.Look(db => db.Payouts.AsNoTracking()
                    .Where(one => one.HouseholdId == household.Id && one.Status != PayoutStatus.Succeeded)
                    .Select(one => $"{one.OutBillNo} {one.Amount.Fen} {one.Status} {one.FailReason}").ToListAsync()));
                wrong.Add(
                    $"household {household.Number} is still owed {left} for goods, {dividend} as dividend ({states})");
            }

            var told = Money.Sum(own.Select(one => one.Amount));
            if (await Wallet(household) is { } arrived && arrived != told)
                wrong.Add($"household {household.Number} got {arrived} in WeChat, we say {told}");
        }

        return wrong;
    }

    private async Task<Money?> Wallet(Household household)
    {
        if (household.Payee?.OpenId is not { } openId) return null;
        var wallet = await play.Village.Sandbox.Ask($"users/{openId}/wallet", CancellationToken.None);
        return new(wallet.GetProperty("arrivedFen").GetInt64());
    }
}
