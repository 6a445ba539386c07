using System.Globalization;
using System.Text;
using VillageCloud.Domain.Shared;
using VillageCloud.WeChat.Limits;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

/// <summary>WeChat counts bytes; people read characters.</summary>
public sealed class TextLimitTests
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What a village writes, and what a phone adds: surrogate pairs, marks, joined emoji, flags.</summary>
    private static readonly string[] Pieces =
    [
        "笋", "干", "a", "1", "、", " ", "🍵", "𠮷", "𬱖", "é", "ṩ", "👨‍👩‍👧", "🇨🇳", "👍🏽", "한", "\u200d",
        "z\u0335\u0336\u0337", "\r\n", "\u0001",
    ];

    [TestCase("绿茶 250 克、白茶 250 克、红茶 250 克、笋干 500 克、香菇 250 克、土蜂蜜 500 克、竹编果篮 一只")]
    [TestCase("🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵")]
    [TestCase("𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖𠮷𬱖")]
    public async Task What_leaves_for_WeChat_keeps_to_its_bytes(string words)
    {
        var text = string.Join('、', Enumerable.Repeat(words, 6));
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(400, """{"code":"PARAM_ERROR"}""");

        _ = await account.Account.Payments.Prepay(
            new("VC20260520000001", text, new Money(1), "o1", TestAccount.Start.AddMinutes(30)), default);
        _ = await account.Account.Payments.Refund(new("4200", "R1", new Money(1), new Money(1), text), default);
        _ = await account.Account.Transfers.Transfer(new("P1", "o1", new Money(30), text, null, text), default);

        var sent = account.WeChat.Sent.Select(static request => request.Json).ToList();
        Fits(sent[0].GetProperty("description").GetString()!, text, 127);
        Fits(sent[1].GetProperty("reason").GetString()!, text, 80);
        Fits(sent[2].GetProperty("transfer_remark").GetString()!, text, 32);
        Fits(
            sent[2].GetProperty("transfer_scene_report_infos")[0].GetProperty("info_content").GetString()!, text, 32);
    }

    [Test]
    public void Every_cut_is_valid_within_its_limit_and_a_prefix_on_a_whole_character()
    {
        const int seed = 20260520;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 5000; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(0, 60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var limit = new TextLimit("x", random.Next(8, 140));
            var cut = limit.Cut(text);

            Assert.That(Strict.GetByteCount(cut), Is.LessThanOrEqualTo(limit.MaxBytes), $"round {round}");
            Assert.That(limit.Cut(text), Is.EqualTo(cut));
            Assert.That(cut.Any(char.IsControl), Is.False);
            var clean = string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c));
            if (cut == clean) continue;
            var kept = cut[..^1];
            Assert.That(cut[^1], Is.EqualTo('…'));
            Assert.That(clean.StartsWith(kept, StringComparison.Ordinal), $"round {round}");
            var first = Strict.GetByteCount(clean.AsSpan(0, StringInfo.GetNextTextElementLength(clean)));
            var isWhole = StringInfo.ParseCombiningCharacters(clean).Contains(kept.Length);
            Assert.That(isWhole || clean[kept.Length] == ' ' || first > limit.MaxBytes - 3, $"round {round}: '{kept}'");
        }
    }

    [Test]
    public void What_just_fits_is_left_alone_and_one_byte_more_is_cut()
    {
        var limit = new TextLimit("x", 12);

        Assert.That(limit.Cut("四个汉字"), Is.EqualTo("四个汉字"));
        Assert.That(limit.Cut("四个汉字1"), Is.EqualTo("四个汉…"));
        Assert.That(limit.Cut("ab🍵🍵🍵"), Is.EqualTo("ab🍵…"));
        Assert.That(limit.Cut("👨\u200d👩\u200d👧"), Is.EqualTo("👨\u200d…"), "no whole one fits");
        Assert.That(limit.Cut("\ud83c坏了"), Is.EqualTo("\ufffd坏了"));
        Assert.That(limit.Cut(""), Is.Empty);
    }

    [TestCase(128, true)]
    [TestCase(129, false)]
    [TestCase(60_000, false)]
    [TestCase(0, false)]
    public async Task A_login_code_that_cannot_be_one_is_not_sent(int length, bool isSent)
    {
        using var account = new TestAccount();
        account.WeChat.Always(static _ => FakeWeChat.Unsigned(200, """{"errcode":40029,"errmsg":"invalid code"}"""));

        var answer = await account.Account.Login.Exchange(new string('c', length), CancellationToken.None);

        Assert.That(answer.Code(), Is.EqualTo("40029"));
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(isSent ? 1 : 0));
    }

    [Test]
    public void An_address_too_long_for_WeChat_stops_the_start()
    {
        var options = TestAccount.NewOptions();
        options.NotifyBaseUrl = "https://village.example/" + new string('v', 230);

        Assert.That(options.Validate(isProduction: true), Has.One.StartsWith("NotifyBaseUrl is too long"));
    }

    [TestCase("", 3, "")]
    [TestCase("四个汉字", 4, "四个汉字")]
    [TestCase("四个汉字", 3, "四个汉")]
    [TestCase("a🍵b", 2, "a")]
    [TestCase("a🍵b", 3, "a🍵")]
    [TestCase("👨‍👩‍👧", 1, "")]
    [TestCase("👨‍👩‍👧", 4, "👨‍")]
    public void Our_own_cuts_end_on_a_whole_character_too(string text, int chars, string cut) =>
        Assert.That(text.AtMost(chars), Is.EqualTo(cut));

    private static void Fits(string sent, string text, int bytes)
    {
        Assert.That(Strict.GetByteCount(sent), Is.LessThanOrEqualTo(bytes).And.GreaterThan(bytes - 8));
        Assert.That(sent, Does.EndWith("…"));
        Assert.That(text, Does.StartWith(sent[..^1]));
    }
}
