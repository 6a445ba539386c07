using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

/// <summary>Rows as real fund bills have them: no number of theirs names one row.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FundRowTests(DatabaseProvider provider)
{
    private static readonly DateOnly Day = BillMorning.Day;

    [Test]
    public async Task Refund_rows_and_fee_rows_with_the_payments_flow_number_match_and_are_booked_once()
    {
        await using var morning = await BillMorning.Start(provider);
        var order = await morning.Work.Sell(1);
        await morning.Work.Refund(order, new(1_000));
        await morning.Work.Refund(order, new(1_000));
        await morning.Until(Day.AddDays(1));
        var first = await morning.Match(Day);
        await morning.Work.Refund(order, new(1_000));
        await morning.Until(Day.AddDays(2));
        var second = await morning.Match(Day.AddDays(1));
        var entries = await morning.Work.Entries();
        var again = await morning.Match(Day);

        var flows = (await morning.Archived(BillKind.FundBasic, Day)).Split("\r\n")[1..^3]
            .Select(line => line.Split(",`")[2]).ToList();
        Assert.That(flows, Has.Count.EqualTo(6).And.All.EqualTo(flows[0]), "as on real bills");
        Assert.That(first.Breaks.Concat(second.Breaks).Concat(again.Breaks), Is.Empty);
        Assert.That((first.Matched, second.Matched), Is.EqualTo((first.Rows, second.Rows)));
        Assert.That(await morning.Work.Entries(), Is.EqualTo(entries), "the same file again changes nothing");
        Assert.That(await Fees(morning), Has.Count.EqualTo(4), "one paid, three returned");
        Assert.That(
            await morning.Work.Balance(Account.WeChatBasic),
            Is.EqualTo((await Closing(morning, Day.AddDays(1)))!.Value));
    }

    [TestCase("B11")]
    [TestCase("B12")]
    public async Task Another_order_of_rows_and_fees_within_rows_break_no_day(string layout)
    {
        await using var morning = await BillMorning.Start(provider);
        await morning.Fault(layout, Day);
        var order = await morning.Work.Sell(1);
        await morning.Work.Refund(order, new(1_000));
        await morning.Until(Day.AddDays(1));

        var matched = await morning.Match(Day);

        Assert.That(matched.Breaks, Is.Empty);
        Assert.That(await Fees(morning), Has.Count.EqualTo(2));
        Assert.That(
            await morning.Work.Balance(Account.WeChatBasic), Is.EqualTo((await Closing(morning, Day))!.Value));
    }

    [Test]
    public async Task A_withdrawal_is_booked_from_the_bill_and_what_the_bank_sends_back_reverses_it()
    {
        await using var morning = await BillMorning.Start(provider);
        await morning.Work.TopUp(new(100_000));
        var one = await Withdraw(morning, 30_000);
        _ = await Withdraw(morning, 30_000);
        await morning.Until(Day.AddDays(1));
        var first = await morning.Reconcile();
        var bank = await morning.Work.Balance(Account.Bank);
        _ = await morning.Tell($"withdrawals/{one}/bounce", new { });
        await morning.Until(Day.AddDays(3));
        var then = await morning.Reconcile();

        Assert.That((first.Breaks, then.Breaks, first.Left + then.Left), Is.EqualTo((0, 0, 0)));
        Assert.That(await morning.Breaks(), Is.Empty);
        Assert.That(await morning.Work.Balance(Account.WeChatOperation), Is.EqualTo(new Money(70_000)));
        Assert.That(await morning.Work.Balance(Account.Bank), Is.EqualTo(bank - new Money(30_000)));
        var listed = (await morning.Work.Village.Run((ListWithdrawals feature) =>
            feature.Run(new(new()), default))).OrThrow();
        Assert.That(listed.Total, Is.EqualTo(2));
        Assert.That(listed.Rows.Single(row => row.ReturnedAt is not null).Number, Is.EqualTo(one));
    }

    [Test]
    public async Task A_merchant_whose_money_goes_to_the_bank_each_morning_has_clean_days()
    {
        await using var morning = await BillMorning.Start(provider);
        _ = await morning.Tell("accounts/withdraw-daily", new { });
        var topUp = await morning.Tell("accounts/topup", new { account = "BASIC", fen = 5_000 });
        await morning.Work.Post(
            topUp.GetProperty("flowNo").GetString()!, morning.Work.Now,
            JournalLine.Debit(Account.WeChatBasic, new(5_000)),
            JournalLine.Credit(Account.Bank, new(5_000)));
        _ = await morning.Work.Sell(1);
        await morning.Until(Day.AddDays(4));
        var result = await morning.Reconcile();

        Assert.That((result.Days, result.Left), Is.EqualTo((4, 0)));
        Assert.That(await morning.Breaks(), Is.Empty);
        Assert.That((await morning.Days()).Values.Select(day => day.Status), Is.All.EqualTo(DayStatus.Matched));
        Assert.That(
            await morning.Work.Village.Look(db => db.Withdrawals.Select(one => one.Amount).SingleAsync()),
            Is.EqualTo(new Money(5_000)));
    }

    private static async Task<string> Withdraw(BillMorning morning, long fen) =>
        (await morning.Tell("accounts/withdraw", new { fen, account = "OPERATION" }))
        .GetProperty("number").GetString()!;

    private static Task<List<string>> Fees(BillMorning morning) => morning.Work.Village.Look(db => db.JournalEntries
        .Where(entry => entry.BusinessKey.StartsWith("fee:")).Select(entry => entry.BusinessKey).ToListAsync());

    private static Task<Money?> Closing(BillMorning morning, DateOnly day) => morning.Work.Village.Look(async db =>
        (await db.BillFiles.SingleAsync(file => file.Kind == BillKind.FundBasic && file.Day == day)).ClosingBalance);
}
