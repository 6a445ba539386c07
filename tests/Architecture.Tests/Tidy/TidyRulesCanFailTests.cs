using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Tidy;

/// <summary>A rule that can't fail holds nothing: each is shown a planted fault and a lawful neighbour.</summary>
public sealed class TidyRulesCanFailTests
{
    [Test]
    public void Length_counts_lines_and_knows_the_shorter_limit_of_the_program()
    {
        Assert.That(TidyRules.FileIsShort(Cs(Repeat("x;\n", 401))), Has.Exactly(1).Items);
        Assert.That(TidyRules.FileIsShort(Cs(Repeat("x;\n", 400))), Is.Empty);
        Assert.That(
            TidyRules.FileIsShort(new SourceFile("src/Host/Program.cs", Repeat("x;\n", 81))), Has.Exactly(1).Items);
    }

    [Test]
    public void Width_counts_a_wide_character_once()
    {
        Assert.That(
            TidyRules.LinesAreNarrow(Cs(Repeat("x", 121))), Has.Exactly(1).EndsWith(": 121 columns, at most 120"));
        Assert.That(TidyRules.LinesAreNarrow(Cs(Repeat("榧", 120))), Is.Empty);
        Assert.That(TidyRules.LinesAreNarrow(Cs(Repeat("🍵", 121))), Has.Exactly(1).Items);
    }

    [TestCase("void Long()\n{\n", "}\n")]
    [TestCase("async Task<int> Long<T>(string a = \"=\") where T : class\n{\n", "}\n")]
    [TestCase("int Long(int x) => x switch\n{\n", "};\n")]
    [TestCase("public Long(int x) : base(x)\n{\n", "}\n")]
    public void A_long_method_is_found(string open, string close)
    {
        var file = Cs($"namespace A;\n\nclass B\n{{\n{open}{Repeat("// line\n", 70)}{close}}}\n");

        Assert.That(TidyRules.MethodsAreShort(file), Has.Exactly(1).Contains("Long"));
    }

    [TestCase("private static readonly int[] Table =\n[\n", "];\n")]
    [TestCase("private static readonly Dictionary<int, int> Table = new()\n{\n", "};\n")]
    [TestCase("enum Kind\n{\n", "}\n")]
    public void A_long_table_is_no_method(string open, string close)
    {
        var file = Cs($"class B\n{{\n{open}{Repeat("1,\n", 90)}{close}\nvoid Short()\n{{\n}}\n}}\n");

        Assert.That(TidyRules.MethodsAreShort(file), Is.Empty);
        Assert.That(CSharpMembers.Of(file.Text).Select(static m => m.Head), Is.EqualTo(new[] { "void Short()" }));
    }

    [Test]
    public void Methods_are_told_apart_whatever_their_strings_hold()
    {
        const string Source = """"
            class B(int size)
            {
                string A() => $"{(size < 0 ? "-{" : "}")}{{";
                char C() { return '}'; }
                string D { get; } = @"{""";
                public int this[int i] => i;
                string E() /* { */ { return "\"{"; }
            }
            """";

        var heads = CSharpMembers.Of(Source).Select(static member => member.Head);

        Assert.That(heads, Is.EqualTo(
            new[] { "string A()", "char C()", "string D", "public int this[int i]", "string E()" }));
    }

    [TestCase("\uFEFFx\n", "byte order mark")]
    [TestCase("x\r\n", "CR")]
    [TestCase("x", "final newline")]
    [TestCase("\uFFFD\n", "UTF-8")]
    public void Unclean_bytes_are_found(string text, string word) =>
        Assert.That(TidyRules.BytesAreClean(Cs(text)), Has.Exactly(1).Contains(word));

    [TestCase("// TODO later", 1)]
    [TestCase("/* FIXME */", 1)]
    [TestCase("// the mastodon is extinct", 0)]
    public void Work_put_off_is_found(string text, int findings) =>
        Assert.That(TidyRules.NothingIsPutOff(Cs(text)), Has.Exactly(findings).Items);

    [TestCase("  #region Fields\n", 1)]
    [TestCase("// the region of Zhuji\n", 0)]
    public void A_region_is_found(string text, int findings) =>
        Assert.That(TidyRules.NoRegions(Cs(text)), Has.Exactly(findings).Items);

    [TestCase("src/Api/OrderHelper.cs", 1)]
    [TestCase("src/Api/Common.cs", 1)]
    [TestCase("miniprogram/src/lib/date-utils.ts", 1)]
    [TestCase("src/Data/PageBase.razor.cs", 1)]
    [TestCase("src/Data/Database.cs", 0)]
    [TestCase("src/Domain/CommonProsperityFund.cs", 0)]
    public void An_empty_name_is_found(string path, int findings) =>
        Assert.That(TidyRules.NameSaysTheIdea(new SourceFile(path, "")), Has.Exactly(findings).Items);

    [TestCase("try { } catch (Exception e) { }", 1)]
    [TestCase("try { } catch (System.Exception) { }", 1)]
    [TestCase("try { } catch { }", 1)]
    [TestCase("try { } catch (Exception e) when (e.Message != \"\") { }", 1)]
    [TestCase("try { } catch (Exception e) when (e is IOException or TimeoutException) { }", 0)]
    [TestCase("try { } catch (Exception e) when (tries < 3 && Lost.IsWorthAnother(e)) { }", 0)]
    [TestCase("try { } catch { if (open) { Close(); } throw; }", 0)]
    [TestCase("try { } catch { if (open) { throw; } }", 1)]
    [TestCase("try { } catch (IOException) { }", 0)]
    [TestCase("// catch (Exception)", 0)]
    public void A_catch_of_everything_is_found(string text, int findings) =>
        Assert.That(CatchRules.CatchNamesTheException(Cs(text)), Has.Exactly(findings).Items);

    [TestCase("var now = DateTime.UtcNow;", 1)]
    [TestCase("var day = DateTimeOffset.Now.Date;", 1)]
    [TestCase("var zone = TimeZoneInfo.Local;", 1)]
    [TestCase("var now = clock.GetUtcNow(); // not DateTime.Now", 0)]
    public void Ambient_time_is_found(string text, int findings) =>
        Assert.That(TidyRules.TimeIsGiven(Cs(text)), Has.Exactly(findings).Items);

    [TestCase("#pragma warning disable CA1305\n", 1)]
    [TestCase("#pragma warning disable CA1305 // the bill has its own culture\n", 0)]
    [TestCase("[SuppressMessage(\"A\", \"B\")]", 1)]
    [TestCase("[SuppressMessage(\"A\", \"B\", Justification = \"WeChat's own name\")]", 0)]
    public void A_silent_suppression_is_found(string text, int findings) =>
        Assert.That(TidyRules.SuppressionHasItsReason(Cs(text)), Has.Exactly(findings).Items);

    [Test]
    public void Made_files_are_left_alone_and_written_ones_are_not()
    {
        Assert.That(TidyRules.IsWrittenCode(new SourceFile("src/Data.Sqlite/Migrations/First.cs", "")), Is.False);
        Assert.That(TidyRules.IsWrittenCode(new SourceFile("src/Api/packages.lock.json", "")), Is.False);
        Assert.That(TidyRules.IsWrittenCode(new SourceFile("src/Api/Routes.cs", "")), Is.True);
        Assert.That(TidyRules.IsWrittenCode(new SourceFile("test", "")), Is.True);
    }

    private static SourceFile Cs(string text) => new("src/Features/Planted.cs", text);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
