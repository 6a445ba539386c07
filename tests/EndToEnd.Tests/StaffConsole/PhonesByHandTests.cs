using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.People.Households;
using VillageCloud.EndToEnd.Tests.Phones;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A household that WeChat has never heard of gets its money on a phone: a code from the office, a number that
/// the phone shows, and a second person who hears it.</summary>
public sealed class PhonesByHandTests : ByHandFixture
{
    [Test]
    public async Task A_payees_phone_is_linked_by_a_code_and_a_number_that_only_it_shows()
    {
        var (keeper, reviewer) = (await DeskOf("keeper"), await DeskOf("reviewer"));
        var household = await Village.Look(db => db.Households.AsNoTracking().OrderBy(one => one.Number)
            .FirstAsync(one => one.Bank != null && one.People.All(person => person.OpenId == null)));
        Assert.That(household.Channel, Is.EqualTo(PayoutChannel.Bank));
        await keeper.Page.GotoAsync($"/console/households/{household.Number}");
        await keeper.LooksRight("household-phones");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "发绑定码" }).First.ClickAsync();
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "显示绑定码" }).ClickAsync();
        await keeper.Sees("绑定码只在这里显示这一次");
        var code = await keeper.OpenDialog.GetByText(Digits(8)).First.TextContentAsync();
        await keeper.LooksRight("phone-code");
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "告诉他了" }).ClickAsync();
        await keeper.Sees("码已发出");

        await using var phone = await Phone.Of("neighbour", await PlayedVillage.Browser, Village.World);
        await phone.Open("/pages/me/me");
        await phone.TapFirstLink("绑定我家");
        await phone.Sees("输入村里给您的两个号");
        await phone.Picture("link-form");
        await phone.Page.GetByLabel("户号").FillAsync(household.Number.ToString(CultureInfo.InvariantCulture));
        await phone.Page.GetByLabel("绑定码").FillAsync("12345678");
        phone.ExpectRefusal();
        await phone.Tap("绑定");
        await phone.Sees("户号或者绑定码不对");
        await phone.Page.GetByLabel("绑定码").FillAsync(code!.Trim());
        await phone.Tap("绑定");
        await phone.Sees("还差一步");
        await phone.Picture("link-check");
        var check = await phone.Page.GetByText(Digits(6)).First.TextContentAsync();

        await reviewer.Review($"{household.Number} {household.Name}");
        await reviewer.OpenDialog.GetByLabel("核对码").FillAsync("000000");
        await reviewer.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "确认绑定" }).ClickAsync();
        await reviewer.IsRefused("phone.check_differs");
        await reviewer.LooksRight("phone-check");
        await reviewer.OpenDialog.GetByLabel("核对码").FillAsync(check!.Trim());
        await reviewer.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "确认绑定" }).ClickAsync();
        await reviewer.Sees("核对好了，以后付到这个微信");

        await phone.Sees("已经绑好了");
        await phone.Picture("link-done");
        await phone.Tap("看我家的账");
        await phone.Sees(household.Name);
        await keeper.Page.ReloadAsync();
        await keeper.Sees("已绑定");
        Assert.That(await ChannelNow(), Is.EqualTo(PayoutChannel.WeChat));

        await phone.Open("/packages/settings/pages/settings/settings");
        await phone.Page.GetByText("解绑我家").ClickAsync();
        await phone.Picture("unlink");
        await phone.Tap("解绑");
        await phone.Sees("已解绑");
        Assert.That(await ChannelNow(), Is.EqualTo(PayoutChannel.Bank));

        async Task<PayoutChannel> ChannelNow() => (await Village.Look(db => db.Households.AsNoTracking()
            .SingleAsync(one => one.Id == household.Id))).Channel;
    }

    /// <summary>So many, in the two groups in which they are read aloud.</summary>
    private static Regex Digits(int count) =>
        new($@"^\s*\d{{{count / 2}}} \d{{{count / 2}}}\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
