using Bunit;
using VillageCloud.Admin.Layout;

namespace VillageCloud.Admin.Tests.Layout;

/// <summary>A picture of people's data says who took it.</summary>
public sealed class ViewerMarkTests
{
    [TestCase("俞丽琴", "俞丽琴")]
    [TestCase("O'Neill", "O&#39;Neill")]
    [TestCase("</text><script>", "&lt;/text&gt;&lt;script&gt;")]
    [TestCase("\"');x", "&quot;&#39;);x")]
    public async Task A_name_is_drawn_as_text_whatever_it_holds(string name, string drawn)
    {
        await using var context = new BunitContext();

        var style = context.Render<ViewerMark>(mark => mark.Add(one => one.Name, name)).Find("div")
            .GetAttribute("style")!;

        var picture = style.Split('\'')[1];
        Assert.That(style.Count(sign => sign == '\''), Is.EqualTo(2), "nothing ends the address early");
        Assert.That(Uri.UnescapeDataString(picture), Does.Contain($">{drawn}</text>"));
    }

    [TestCase("console/orders", true)]
    [TestCase("console/orders?open=D1", true)]
    [TestCase("console/payouts/new", true)]
    [TestCase("console/calls?show=failed", true)]
    [TestCase("console/products", false)]
    [TestCase("console", false)]
    [TestCase("console/me", false)]
    public void Pages_with_phones_and_payees_carry_it(string path, bool carries) =>
        Assert.That(MenuEntry.ShowsPeopleAt(path), Is.EqualTo(carries));
}
