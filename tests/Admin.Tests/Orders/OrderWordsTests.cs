using VillageCloud.Admin.Pages.Shop.Orders;

namespace VillageCloud.Admin.Tests.Orders;

/// <summary>What was searched for stands in the address only where it can be nobody's.</summary>
public sealed class OrderWordsTests
{
    [TestCase("D20260506090000KP5PC2MXW6Q", false)]
    [TestCase("PC2MXW6Q", false)]
    [TestCase("SF1234567890", false)]
    [TestCase("13800000001", true)]
    [TestCase("138 0000 0001", true)]
    [TestCase("0001", true)]
    [TestCase("林一", true)]
    [TestCase("Anna 2", true)]
    [TestCase("Margaret", true)]
    public void A_phone_or_a_name_may_be_somebodys_and_a_number_is_not(string typed, bool isOfPerson) =>
        Assert.That(OrderWords.IsOfPerson(typed), Is.EqualTo(isOfPerson));
}
