using VillageCloud.Domain.People.Access;

namespace VillageCloud.Domain.Tests.People.Access;

/// <summary>Whoever goes on trying waits longer each time, and nobody waits for ever.</summary>
public sealed class SignInTriesTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public void Five_are_free_and_the_pauses_double_up_to_a_quarter_of_an_hour()
    {
        var tries = new SignInTries("name:x");
        var now = Start;
        var waits = new List<double>();
        for (var at = 0; at < 12; at++)
        {
            Assert.That(tries.Take(TriesRule.OfOne, now).IsRefused, Is.False);
            waits.Add((tries.FreeAt - now).TotalSeconds);
            now = tries.FreeAt;
        }

        Assert.That(waits, Is.EqualTo(new double[] { 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900 }));
    }

    [Test]
    public void Whoever_does_not_wait_is_told_how_long_and_counts_no_further()
    {
        var tries = new SignInTries("name:x");
        for (var at = 0; at < 5; at++) tries.Take(TriesRule.OfOne, Start).OrThrow();

        var early = tries.Take(TriesRule.OfOne, Start.AddSeconds(10));

        Assert.That(early.Refusal, Is.EqualTo(new TooManyTries(TimeSpan.FromSeconds(20))));
        Assert.That(early.Refusal!.Sentence, Is.EqualTo("输错次数较多，请 20 秒后再试"));
        Assert.That(new TooManyTries(TimeSpan.FromSeconds(61)).Sentence, Does.Contain("2 分钟"));
        Assert.That((tries.Wrong, tries.FreeAt), Is.EqualTo((5, Start.AddSeconds(30))));
    }

    [Test]
    public void A_right_one_forgives_its_person_all_and_an_address_only_itself()
    {
        var (one, many) = (new SignInTries("name:x"), new SignInTries("address:y"));
        for (var at = 0; at < 3; at++)
        {
            one.Take(TriesRule.OfOne, Start).OrThrow();
            many.Take(TriesRule.OfAddress, Start).OrThrow();
        }

        one.Forgive();
        many.GiveBack();

        Assert.That((one.Wrong, many.Wrong), Is.EqualTo((0, 2)));
    }

    [Test]
    public void After_an_hour_of_quiet_it_begins_anew()
    {
        var tries = new SignInTries("name:x");
        for (var at = 0; at < 5; at++) tries.Take(TriesRule.OfOne, Start).OrThrow();

        tries.Take(TriesRule.OfOne, Start + SignInTries.Forgotten + TimeSpan.FromSeconds(1)).OrThrow();

        Assert.That(tries.Wrong, Is.EqualTo(1));
    }

    [Test]
    public void No_pause_is_longer_than_the_longest_however_many_there_were()
    {
        foreach (var wrong in new[] { 100, 10_000, int.MaxValue })
            Assert.That(TriesRule.OfOne.PauseAfter(wrong), Is.EqualTo(TriesRule.OfOne.LongestPause));
    }

    [TestCase("short1", false)]
    [TestCase("onlyletters", false)]
    [TestCase("12345678901", false)]
    [TestCase("aaaaaaaaa1", false)]
    [TestCase("treasurer2026", false)]
    [TestCase("password2026", false)]
    [TestCase("Village-2026", false)]
    [TestCase("5201314abc", false)]
    [TestCase("torreya and 3 hens", true)]
    [TestCase("次坞打面3碗加辣不加葱", true)]
    [TestCase("kq7-tea-leaf", true)]
    public void A_password_is_long_and_not_what_is_tried_first(string password, bool isEnough) =>
        Assert.That(PasswordStrength.IsEnough(password, "treasurer"), Is.EqualTo(isEnough));
}
