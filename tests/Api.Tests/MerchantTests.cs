using VillageCloud.Api.Tests.Running;

namespace VillageCloud.Api.Tests;

/// <summary>WeChat's sheets open only for the merchant that the page names.</summary>
public sealed class MerchantTests
{
    [Test]
    public async Task Everybody_may_know_whom_the_sheets_of_WeChat_have_to_name()
    {
        await using var village = await RunningVillage.Start();
        using var visitor = village.Visit();

        var merchant = (await visitor.Get("merchant")).IsOk();

        Assert.That(merchant.EnumerateObject().Select(part => part.Name), Is.EquivalentTo(new[] { "mchId", "appId" }));
        Assert.That(merchant.GetProperty("mchId").GetString(), Is.EqualTo(village.Sandbox.Bootstrap.MchId));
        Assert.That(merchant.GetProperty("appId").GetString(), Is.EqualTo(village.Sandbox.Bootstrap.AppId));
    }
}
