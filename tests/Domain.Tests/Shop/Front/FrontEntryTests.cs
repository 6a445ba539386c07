using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Front;

namespace VillageCloud.Domain.Tests.Shop.Front;

/// <summary>What may be written over a shop's door, and when shoppers are told that nothing is sent.</summary>
public sealed class FrontEntryTests
{
    private static readonly DateOnly Eve = new(2027, 2, 5);

    private static readonly FrontEntry Good = new(
        "青山小店", "", "", NoticeUntil: null, "0575-87654321", "", []);

    [TestCase("13800138000", true)]
    [TestCase("0575-87654321", true)]
    [TestCase("02087654321", true)]
    [TestCase("400-820-8820", true)]
    [TestCase(" 13800138000 ", true)]
    [TestCase("", false)]
    [TestCase("8765432", false)]
    [TestCase("138001380001", false)]
    [TestCase("1380013800a", false)]
    [TestCase("tel:13800138000", false)]
    [TestCase("１３８００１３８０００", false)]
    public void Only_a_number_that_can_be_dialled_is_taken(string phone, bool isTaken) =>
        Assert.That((Good with { Phone = phone }).Checked().Refusal?.Code,
            Is.EqualTo(isTaken ? null : "front.phone_invalid"));

    [Test]
    public void Each_text_has_its_length_and_what_nobody_sees_is_nothing()
    {
        Assert.That((Good with { Title = "\u200b " }).Checked().Refusal?.Code, Is.EqualTo("front.title_invalid"));
        Assert.That((Good with { Title = new('村', 17) }).Checked().Refusal?.Code, Is.EqualTo("front.title_invalid"));
        foreach (var long_ in new[]
                 {
                     Good with { Greeting = new('好', 31) }, Good with { Notice = new('告', 201) },
                     Good with { Hours = new('天', 31) },
                 })
            Assert.That(long_.Checked().Refusal?.Code, Is.EqualTo("front.text_too_long"));
        var read = (Good with { Greeting = " \u200b", Notice = "新茶\n开采", NoticeUntil = Eve }).Checked().OrThrow();
        Assert.That((read.Greeting, read.Notice, read.NoticeUntil), Is.EqualTo(("", "新茶\n开采", (DateOnly?)Eve)));
        Assert.That((Good with { Notice = " ", NoticeUntil = Eve }).Checked().OrThrow().NoticeUntil, Is.Null);
    }

    [Test]
    public void Holidays_have_a_name_an_order_of_days_and_no_day_twice()
    {
        string? Told(params Holiday[] days) => (Good with { Holidays = days }).Checked().Refusal?.Code;
        Holiday spring = new("春节", Eve, Eve.AddDays(9));

        Assert.That(Told(spring with { Name = " " }), Is.EqualTo("front.holiday_name_invalid"));
        Assert.That(Told(spring with { Last = Eve.AddDays(-1) }), Is.EqualTo("front.holiday_days_invalid"));
        Assert.That(Told(spring with { Last = Eve.AddDays(60) }), Is.EqualTo("front.holiday_days_invalid"));
        Assert.That(Told(spring with { Last = Eve.AddDays(59) }), Is.Null);
        Assert.That(Told(spring, new("元宵", Eve.AddDays(9), Eve.AddDays(9))), Is.EqualTo("front.holidays_overlap"));
        Assert.That(Told(new("元宵", Eve.AddDays(10), Eve.AddDays(10)), spring), Is.Null);
        Assert.That(
            Told([.. Enumerable.Range(0, 13).Select(at => new Holiday("休息", Eve.AddDays(at), Eve.AddDays(at)))]),
            Is.EqualTo("front.holidays_too_many"));
    }

    [TestCase(-15, null)]
    [TestCase(-14, "2027-02-05 2027-02-14 2027-02-15")]
    [TestCase(0, "2027-02-05 2027-02-14 2027-02-15")]
    [TestCase(9, "2027-02-05 2027-02-14 2027-02-15")]
    [TestCase(10, null)]
    public void Shoppers_are_told_from_two_weeks_before_to_the_last_day(int days, string? told) =>
        Assert.That(
            Holiday.On(Eve.AddDays(days), [new("春节", Eve, Eve.AddDays(9))]) is { } on
                ? $"{on.First:yyyy-MM-dd} {on.Last:yyyy-MM-dd} {on.ResumesOn:yyyy-MM-dd}"
                : null,
            Is.EqualTo(told));

    [Test]
    public void What_follows_without_a_day_between_is_the_same_rest()
    {
        Holiday[] all = [new("盘点", Eve.AddDays(10), Eve.AddDays(11)), new("春节", Eve, Eve.AddDays(9))];

        Assert.That(Holiday.On(Eve, all), Is.EqualTo(new Closure("春节", Eve, Eve.AddDays(11), Eve.AddDays(12))));
    }

    [Test]
    public void A_notice_is_shown_to_its_last_day_and_a_version_counts_up()
    {
        var written = FrontVersion.Write(
            new(1), revision: 4, Good with { Notice = "新茶", NoticeUntil = Eve }, new(7), DateTimeOffset.UnixEpoch)
            .OrThrow();

        Assert.That((written.Revision, written.WrittenBy), Is.EqualTo((5, new StaffId(7))));
        Assert.That((written.NoticeOn(Eve), written.NoticeOn(Eve.AddDays(1))), Is.EqualTo(("新茶", "")));
    }
}
