using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.Phones;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What becomes of a household, by clicks: somebody dies, a member leaves, a debt is paid back.</summary>
public sealed class HouseholdStepsByHandTests : ByHandFixture
{
    [Test]
    public async Task When_the_payee_dies_page_and_phone_say_what_waits_and_a_mistake_is_taken_back_by_another()
    {
        var (keeper, reviewer) = (await DeskOf("keeper"), await DeskOf("reviewer"));
        await using var phone = await Relative(15);
        var payee = (await Household(15)).People.Single(one => one.IsPayee).Name;
        await keeper.Page.GotoAsync("/console/households/15");
        await InTheRowOf(keeper, payee, "登记去世");
        await keeper.Sees("谁也不付");
        await keeper.LooksRight("household-death");
        await keeper.OpenDialog.GetByLabel("哪天去世的").FillAsync("2099-01-01");
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "登记去世", Exact = true }).ClickAsync();
        await keeper.IsRefused("household.day_of_death");
        await keeper.OpenDialog.GetByLabel("哪天去世的").FillAsync("2026-01-05");
        await Save(keeper, "登记去世");
        await keeper.Sees("收款人去世了，欠这户的钱先留在村里");
        await keeper.Sees("2026-01-05 去世");
        await keeper.NothingIsSaidOverThePage();
        await keeper.LooksRight("household-held");
        Assert.That((await Household(15)).IsHeld, Is.True);
        await phone.Open("/packages/household/pages/household/household");
        await phone.Sees("我家的钱先留在村里，一分不少");
        await phone.Picture("household-held");

        await reviewer.Page.GotoAsync("/console/households/15");
        await InTheRowOf(reviewer, payee, "登记错了");
        await reviewer.LooksRight("household-death-back");
        await Save(reviewer, "改回来");
        await reviewer.Sees("去世登记错了，改了回来");
        Assert.That((await Household(15)).IsHeld, Is.False);
    }

    [Test]
    public async Task A_member_leaves_by_two_people_and_is_paid_what_goes_back()
    {
        var (treasurer, reviewer) = (await DeskOf("treasurer"), await DeskOf("reviewer"));
        var member = await Household(4);
        var toReturn = member.Contribution + member.ReserveShare;
        await treasurer.Page.GotoAsync("/console/households/4");
        await treasurer.Click("办退社");
        await treasurer.Sees("现在还不能办");
        await treasurer.LooksRight("departure-blocked");
        await treasurer.Click("知道了");
        await Village.Look(db => db.Products.Where(one => one.HouseholdId == member.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsOnSale, false)));
        await treasurer.Click("办退社");
        await treasurer.OpenDialog.GetByLabel("为什么离开").FillAsync("本人书面申请退社");
        await treasurer.LooksRight("departure-new");
        await Save(treasurer, "提交复核");
        await treasurer.Sees("有一份退社申请");

        await reviewer.Review($"{member.Name} 退社");
        await reviewer.LooksRight("departure-approve");
        await reviewer.TypeTotal(toReturn, "确认退社");
        await reviewer.Sees($"退社 {toReturn} 元已复核");
        await treasurer.Page.ReloadAsync();
        await treasurer.Sees("等着付");
        await treasurer.LooksRight("departure-owed");
        await treasurer.Click("登记付退社款");
        await treasurer.OpenDialog.GetByLabel("银行回单号或收条号").FillAsync("回单 7");
        await treasurer.LooksRight("departure-return");
        await Save(treasurer, "提交复核");
        await treasurer.Sees("有一份付款登记");
        await reviewer.Review($"{member.Name} 的退社款");
        await reviewer.LooksRight("departure-return-approve");
        await reviewer.TypeTotal(toReturn, "确认付款");
        await reviewer.Sees($"付退社款 {toReturn} 元已复核");
        await treasurer.Page.ReloadAsync();
        await treasurer.Sees("已付清");
        await treasurer.Sees("已离开");
        await treasurer.LooksRight("departure-done");

        var left = await Household(4);
        Assert.That((left.IsMember, left.Holding.IsNone), Is.EqualTo((false, true)));
        Assert.That(
            await Village.Look(db => db.AccountBalances.Where(one => one.AccountCode == Account.CapitalPayable.Code)
                .SumAsync(one => one.Debit.Fen - one.Credit.Fen)),
            Is.Zero);
    }

    [Test]
    public async Task A_household_becomes_two_by_two_people()
    {
        var (keeper, reviewer) = (await DeskOf("keeper"), await DeskOf("reviewer"));
        var old = await Household(10);
        var second = old.People.Single(one => !one.IsPayee);
        await keeper.Page.GotoAsync("/console/households/10");
        await keeper.Click("办分户");
        await keeper.OpenDialog.GetByLabel("新户的户号").FillAsync("710");
        await keeper.OpenDialog.GetByLabel("新户的户名").FillAsync($"{second.Name}家");
        await keeper.OpenDialog.GetByLabel(second.Name).CheckAsync();
        await keeper.OpenDialog.GetByLabel("出资（元）").FillAsync("9999999");
        await keeper.OpenDialog.GetByLabel("为什么分户").FillAsync("儿子成家");
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "提交复核", Exact = true }).ClickAsync();
        await keeper.IsRefused("household.split_capital");
        await keeper.LooksRight("split-new");
        await keeper.OpenDialog.GetByLabel("出资（元）").FillAsync("800");
        await Save(keeper, "提交复核");
        await keeper.Sees("有一份分户申请在等另一位同事看");

        await reviewer.Review($"{old.Name} 分出");
        await reviewer.LooksRight("split-approve");
        await reviewer.TypeTotal(new(80_000), "确认分户");
        await reviewer.Sees($"分户 {new Money(80_000)} 元已复核");
        await keeper.Page.GotoAsync("/console/households/710");
        await keeper.Sees($"从 10 {old.Name} 分出来");
        await keeper.LooksRight("split-done");
        await keeper.Page.FitInto(390, 844);
        await keeper.LooksRight("split-done-narrow");
        await keeper.Click("办分户");
        await keeper.Sees("没有别的人可以分出去");
        await keeper.LooksRight("split-nobody-narrow");
        await keeper.Click("知道了");

        var (left, made) = (await Household(10), await Household(710));
        Assert.That(left.Contribution + made.Contribution, Is.EqualTo(old.Contribution));
        Assert.That(made.People.Single().Id, Is.EqualTo(second.Id));
    }

    [Test]
    public async Task A_household_is_taken_into_another_by_two_people()
    {
        var (keeper, reviewer) = (await DeskOf("keeper"), await DeskOf("reviewer"));
        var (old, into) = (await Household(21), await Household(22));
        await keeper.Page.GotoAsync("/console/households/21");
        await keeper.Click("办并户");
        await keeper.OpenDialog.GetByLabel("为什么并户").FillAsync("老人跟女儿一起过");
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "提交复核", Exact = true }).ClickAsync();
        await keeper.IsRefused("household.merge_itself");
        await keeper.Page.Lookup("并进哪一户").FillAsync("");
        await keeper.Page.Pick("并进哪一户", $"22 {into.Name}");
        await keeper.LooksRight("merge-new");
        await Save(keeper, "提交复核");
        await keeper.Sees("有一份并户申请在等另一位同事看");

        await reviewer.Review($"{old.Name} 并进");
        await reviewer.LooksRight("merge-approve");
        await reviewer.TypeTotal(old.CapitalWeight, "确认并户");
        await reviewer.Sees($"并户 {old.CapitalWeight} 元已复核");
        await keeper.Page.ReloadAsync();
        await keeper.Sees("这户并进了");
        await keeper.LooksRight("merge-done");

        Assert.That((await Household(22)).CapitalWeight, Is.EqualTo(old.CapitalWeight + into.CapitalWeight));
        Assert.That((await Household(21)).LeftOn, Is.Not.Null);
    }

    [Test]
    public async Task Who_owes_since_a_refund_pays_it_back_by_two_people()
    {
        var (treasurer, reviewer) = (await DeskOf("treasurer"), await DeskOf("reviewer"));
        var (household, owes) = (await Household(7), new Money(11_921));
        await Owe(household.Id, owes);
        await treasurer.Page.GotoAsync("/console/households/7");
        await treasurer.Sees($"还欠 {owes} 元");
        await treasurer.LooksRight("repayment-owed");
        await treasurer.Click("登记还款");
        await Assertions.Expect(treasurer.OpenDialog.GetByLabel("金额（元）")).ToHaveValueAsync($"{owes}");
        await treasurer.OpenDialog.GetByLabel("金额（元）").FillAsync("119.22");
        await treasurer.OpenDialog.GetByLabel("银行回单号").FillAsync("回单 0512");
        await treasurer.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "提交复核", Exact = true }).ClickAsync();
        await treasurer.IsRefused("repayment.amount_invalid");
        await treasurer.LooksRight("repayment-new");
        await treasurer.OpenDialog.GetByLabel("金额（元）").FillAsync($"{owes}");
        await Save(treasurer, "提交复核");
        await treasurer.Sees("有一笔还款在等另一位同事看");

        await reviewer.Review($"{household.Name} 还给村里的钱");
        await reviewer.LooksRight("repayment-approve");
        await reviewer.TypeTotal(owes, "确认入账");
        await reviewer.Sees($"还款 {owes} 元已复核");
        await treasurer.Page.ReloadAsync();
        await treasurer.Sees("现在不欠。");
        await treasurer.LooksRight("repayment-done");
        await treasurer.Page.FitInto(390, 844);
        await treasurer.LooksRight("repayment-done-narrow");
        await treasurer.Click("冲 销");
        await treasurer.LooksRight("repayment-back-narrow");
        await treasurer.OpenDialog.GetByLabel("为什么冲销").FillAsync("记到别家了");
        await treasurer.TypeTotal(owes, "提交复核");
        await treasurer.Sees("冲销待复核");

        await reviewer.Review($"{household.Name} 的还款：记到别家了");
        await reviewer.TypeTotal(owes, "确认冲销");
        await reviewer.Sees($"冲销还款 {owes} 元已复核");
        await treasurer.Page.ReloadAsync();
        await treasurer.Sees($"还欠 {owes} 元");
    }

    /// <summary>As a refund would leave it that came after the money had been paid out.</summary>
    private Task Owe(HouseholdId household, Money amount) => Village.World.Staff<IServiceProvider, int>(async scope =>
    {
        var (work, books) = (scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<Books>());
        var at = Village.World.Now;
        return (await work.Do<int>(
            async () =>
            {
                await books.Post(
                    new(
                        BusinessKey.Refunded("T1"), "退款",
                        [
                            JournalLine.Debit(Account.GoodsPayable, amount, household),
                            JournalLine.Credit(Account.WeChatBasic, amount),
                        ]), at, default);
                return 1;
            },
            default)).OrThrow();
    });

    private Task<Household> Household(int number) => Village.Look(db => db.Households.AsNoTracking()
        .SingleAsync(one => one.Number == number));

    /// <summary>The phone of whoever of a household isn't its payee, bound already.</summary>
    private async Task<Phone> Relative(int number)
    {
        const string relative = "relative";
        var household = (await Household(number)).Id;
        var openId = (await Village.World.Sandbox.LoginCode(relative, CancellationToken.None)).OpenId;
        var bound = await Village.Look(db => db.HouseholdPeople
            .Where(one => one.HouseholdId == household && !one.IsPayee)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.OpenId, openId)));
        Assert.That(bound, Is.EqualTo(1));
        return await Phone.Of(relative, await PlayedVillage.Browser, Village.World);
    }

    private static Task InTheRowOf(Desk desk, string person, string button) => desk.Page.Locator("tbody tr")
        .Filter(new() { HasText = person }).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First
        .ClickAsync();

    private static async Task Save(Desk desk, string verb)
    {
        await desk.OpenDialog.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
