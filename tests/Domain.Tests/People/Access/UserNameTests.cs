using VillageCloud.Domain.People.Access;

namespace VillageCloud.Domain.Tests.People.Access;

/// <summary>What somebody may call themselves at the console's door.</summary>
public sealed class UserNameTests
{
    [TestCase("wangfang", "wangfang")]
    [TestCase(" 王芳 ", "王芳")]
    [TestCase("王芳2", "王芳2")]
    [TestCase("wang.fang-2_x", "wang.fang-2_x")]
    [TestCase("e\u0301va", "\u00e9va")]
    public void Is_taken_as_it_will_be_shown(string typed, string name) =>
        Assert.That(UserName.Read(typed).OrThrow(), Is.EqualTo(name));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("王")]
    [TestCase("wang fang")]
    [TestCase("王\u200b芳")]
    [TestCase("wang@village.example")]
    [TestCase("王芳\ufffe")]
    [TestCase("王芳\ud840")]
    [TestCase("\udc0b王芳")]
    [TestCase("王\ufdd0芳")]
    [TestCase("<b>王芳</b>")]
    [TestCase("a23456789012345678901234567890123")]
    public void Is_refused_in_a_sentence(string? typed) =>
        Assert.That(UserName.Read(typed).Refusal, Is.TypeOf<UserNameInvalid>());

    [TestCase("WangFang", " wangfang ")]
    [TestCase("\u00e9va", "E\u0301VA")]
    public void Is_the_same_however_it_is_typed(string one, string other) =>
        Assert.That(UserName.Normal(one), Is.EqualTo(UserName.Normal(other)));

    [TestCase("\ufffe")]
    [TestCase("王芳\uffff")]
    [TestCase("\ud840")]
    [TestCase("\U0001fffe王芳")]
    public void What_is_no_text_is_nobodys(string typed) =>
        Assert.That(UserName.Normal(typed), Is.Not.EqualTo(UserName.Normal("王芳")));
}
