using CsCheck;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Shared;

/// <summary>One place decides what of a typed text a person can see. Whatever it holds, what comes out can be printed,
/// stored and read again.</summary>
public sealed class PersonTextTests
{
    /// <summary>Nobody sees anything in any of these.</summary>
    private static readonly (string What, string Text)[] Invisible =
    [
        ("nothing", ""), ("space", " "), ("ideographic space", "\u3000"), ("no-break space", "\u00A0"), ("tab", "\t"),
        ("line feed", "\n"), ("NUL", "\0"), ("escape", "\u001B"), ("delete", "\u007F"), ("C1 control", "\u0090"),
        ("soft hyphen", "\u00AD"), ("combining grapheme joiner", "\u034F"), ("Arabic letter mark", "\u061C"),
        ("hangul choseong filler", "\u115F"), ("hangul jungseong filler", "\u1160"), ("Khmer vowel", "\u17B4"),
        ("Mongolian selector", "\u180B"), ("Mongolian vowel separator", "\u180E"), ("zero width space", "\u200B"),
        ("zero width non-joiner", "\u200C"), ("zero width joiner", "\u200D"), ("left-to-right mark", "\u200E"),
        ("line separator", "\u2028"), ("paragraph separator", "\u2029"), ("right-to-left override", "\u202E"),
        ("word joiner", "\u2060"), ("invisible times", "\u2062"), ("isolate", "\u2066"), ("braille blank", "\u2800"),
        ("hangul filler", "\u3164"), ("variation selector 16", "\uFE0F"), ("byte order mark", "\uFEFF"),
        ("halfwidth hangul filler", "\uFFA0"), ("interlinear anchor", "\uFFF9"), ("object replacement", "\uFFFC"),
        ("replacement character", "\uFFFD"), ("noncharacter", "\uFFFF"), ("noncharacter FDD0", "\uFDD0"),
        ("noncharacter of plane 1", "\U0001FFFE"), ("musical beam", "\U0001D173"), ("tag letter", "\U000E0041"),
        ("supplementary selector", "\U000E0100"), ("high half", "\uD83C"), ("low half", "\uDF75"),
        ("combining acute alone", "\u0301"), ("enclosing circle alone", "\u20DD"), ("dots", "……"), ("dashes", "--"),
        ("quotes", "“”"), ("a plus", "+"), ("private use", "\uE000"), ("all together", "\u200B\u2060 \uFEFF\u3164\0"),
    ];

    /// <summary>What was typed, and what is kept of it.</summary>
    private static readonly (string Typed, string Kept)[] Visible =
    [
        ("陈小满", "陈小满"), ("  陈小满 ", "陈小满"), ("陈\u200B小\uFEFF满", "陈小满"), ("陈小满\u202E", "陈小满"),
        ("迪丽热巴·迪力木拉提", "迪丽热巴·迪力木拉提"), ("暨阳街道\n苎萝东路", "暨阳街道 苎萝东路"),
        ("暨阳街道\r\n\t苎萝东路", "暨阳街道 苎萝东路"), ("张\u3000三", "张 三"), ("8", "8"), ("①", "①"), ("〇", "〇"),
        ("𠮷野家", "𠮷野家"), ("\U0003FFFD", "\U0003FFFD"), ("🍵", "🍵"), ("❤\uFE0F", "❤\uFE0F"), ("1\uFE0F⃣", "1\uFE0F⃣"),
        ("👩\u200D🌾", "👩\u200D🌾"), ("👩🏽\u200D🌾", "👩🏽\u200D🌾"), ("🏳\uFE0F\u200D🌈", "🏳\uFE0F\u200D🌈"),
        ("👩\u200D", "👩"), ("a\u200Db", "ab"), ("葛\U000E0100城", "葛\U000E0100城"), ("a\U000E0100b", "ab"),
        ("🍵\uFE0F\uFE0F\uFE0F", "🍵\uFE0F"), ("e\u0301", "é"), ("Ångström", "Ångström"), ("\u212Bngström", "Ångström"),
        ("a\0b", "ab"), ("a\uD800b", "ab"), ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("ᠮᠣᠩᠭᠤᠯ\u180B", "ᠮᠣᠩᠭᠤᠯ\u180B"), ("མི", "མི"), ("ئۇيغۇر", "ئۇيغۇر"), ("龥\u2800龥", "龥 龥"),
        ("\U000E0041陈\U000E0042", "陈"), ("退\u2067款\u2069", "退款"),
    ];

    [Test]
    public void What_nobody_can_see_is_missing()
    {
        foreach (var (what, text) in Invisible)
        {
            Assert.That(PersonText.Line(text, 64).Problem, Is.EqualTo(TextProblem.Missing), what);
            Assert.That(PersonText.Lines(text, 64).Problem, Is.EqualTo(TextProblem.Missing), what);
            Assert.That(PersonText.IsSeen(text), Is.False, what);
        }

        Assert.That(PersonText.Line(null, 64).IsMissing);
    }

    [Test]
    public void What_can_be_seen_is_kept_as_it_is_read()
    {
        foreach (var (typed, kept) in Visible)
        {
            var read = PersonText.Line(typed, 64);

            Assert.That((read.Text, read.Problem), Is.EqualTo((kept, TextProblem.None)), kept);
            Assert.That(PersonText.IsSeen(typed), kept);
        }
    }

    [Test]
    public void Lines_stay_lines_only_where_several_are_meant()
    {
        Assert.That(PersonText.Lines(" 一\r\n 二 \u2028三\n", 64).Text, Is.EqualTo("一\n二\n三"));
        Assert.That(PersonText.Line(" 一\r\n 二 \u2028三\n", 64).Text, Is.EqualTo("一 二 三"));
    }

    [Test]
    public void Too_long_is_not_missing_and_counts_characters()
    {
        Assert.That(PersonText.Line(new string('路', 257), 256).Problem, Is.EqualTo(TextProblem.TooLong));
        Assert.That(PersonText.Line(new string('路', 256), 256).Problem, Is.EqualTo(TextProblem.None));
        var cups = string.Concat(Enumerable.Repeat("🍵", 64));
        Assert.That(PersonText.Line(cups, 64).Problem, Is.EqualTo(TextProblem.None));
        Assert.That(PersonText.Line(new string('\u200B', 999) + "陈", 64).Text, Is.EqualTo("陈"));
        Assert.That(PersonText.Line(new string('\u200B', 999), 64).IsMissing);
    }

    [Test]
    public void What_is_searched_for_is_short_and_never_blank()
    {
        Assert.That(PersonText.Word("  茶\u200B "), Is.EqualTo("茶"));
        Assert.That(PersonText.Word("-"), Is.EqualTo("-"), "part of a number");
        Assert.That(PersonText.Word("\u200B \0"), Is.Null);
        Assert.That(PersonText.Word(null), Is.Null);
        Assert.That(PersonText.Word(string.Concat(Enumerable.Repeat("🍵", 99))), Has.Length.EqualTo(128));
    }

    [Test]
    public void Reading_what_was_read_changes_nothing_and_never_fails() =>
        Gen.Char.Array[0, 24].Select(static some => new string(some)).Sample(
            static typed =>
            {
                foreach (var once in new[] { PersonText.Line(typed, 12), PersonText.Lines(typed, 12) })
                {
                    Assert.That(PersonText.Lines(once.Text, 12).Text, Is.EqualTo(once.Text));
                    Assert.That(once.Text.Normalize(), Is.EqualTo(once.Text), "no half characters");
                    Assert.That(once.Text.Any(one => char.IsControl(one) && one != '\n'), Is.False);
                }
            },
            iter: 20_000);
}
