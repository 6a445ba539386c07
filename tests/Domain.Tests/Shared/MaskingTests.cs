using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Shared;

public sealed class MaskingTests
{
    [TestCase("13800138000", "138****8000")]
    [TestCase("12345678", "123****5678")]
    [TestCase("1234567", "****")]
    [TestCase("", "****")]
    public void A_phone_keeps_what_recognises_it(string phone, string masked) =>
        Assert.That(phone.MaskedPhone(), Is.EqualTo(masked));

    [TestCase("陈女士", "陈**")]
    [TestCase("𠮷野", "𠮷**")]
    [TestCase("A", "A**")]
    [TestCase("", "**")]
    public void A_name_keeps_its_first_character_whole(string name, string masked) =>
        Assert.That(name.MaskedName(), Is.EqualTo(masked));
}
