using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Audit;

/// <summary>The balances that are kept beside the journal are its sums, whoever writes and however many at once.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class KeptBalancesTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const int Shoppers = 12;

    [TestCase("UPDATE account_balances SET debit_fen = debit_fen + 1 WHERE account_code = '109.01'", "109.01")]
    [TestCase("UPDATE account_balances SET credit_fen = credit_fen + 1, debit_fen = debit_fen + 1 "
        + "WHERE account_code = '109.01'", "109.01")]
    [TestCase("DELETE FROM account_balances WHERE account_code = '301'", "301")]
    [TestCase("UPDATE account_balances SET line_count = line_count + 1 WHERE account_code = '109.01'", "109.01")]
    public async Task A_balance_that_somebody_changed_is_found_out(string forgery, string account)
    {
        _ = await PaidOrder(await LogIn("lin"), new CartLine(await Sku(DemoVillage.TeaName), 1));
        Assert.That((await Check()).Holds, Is.True);
        await using var forged = await ForgedBalances.Forge(Village, forgery);

        var check = await Check();

        Assert.That(check.Holds, Is.False);
        Assert.That(check.Detail, Does.Contain($"科目 {account}"));
    }

    [Test]
    public async Task Payments_at_once_leave_every_balance_equal_to_its_lines()
    {
        await LetShoppersHoldEverything();
        var tea = await Sku(DemoVillage.TeaName);
        var reports = new List<PaymentReport>();
        for (var i = 0; i < Shoppers; i++)
        {
            var shopper = await LogIn($"shopper-{i}");
            var order = await Order(shopper, new CartLine(tea, 1));
            await PayInWeChat(shopper, (await Prepare(shopper, order.Number)).OrThrow());
            reports.Add(await Report(order.Number));
        }

        var before = await Kept(Account.WeChatBasic);
        // Each is told three times, as WeChat does when it is in doubt.
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => reports)
            .Select(report => Task.Run(() => Confirm(report))));

        Assert.That(answers.Count(answer => answer.OrThrow().Applied), Is.EqualTo(Shoppers));
        Assert.That(
            await Kept(Account.WeChatBasic) - before,
            Is.EqualTo(Money.Sum(reports.Select(report => report.Total!.Value))));
        Assert.That(await Kept(Account.WeChatBasic), Is.EqualTo(new Money(await Balance(Account.WeChatBasic.Code))));
        Assert.That((await Check()).Holds, Is.True);
    }

    private async Task<CheckBooks.Finding> Check() =>
        (await Village.Run((CheckBooks feature) => feature.Run(Ct))).Single(finding => finding.Code == "I13");

    private Task<Money> Kept(Account account) => Village.Look(async db => new Money(await db.AccountBalances
        .Where(balance => balance.AccountCode == account.Code)
        .SumAsync(balance => balance.Debit.Fen - balance.Credit.Fen)));
}
