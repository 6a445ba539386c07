using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Tidy;

public sealed class TidyTests
{
    [Test]
    public void Every_file_is_one_idea_long() => Holds(TidyRules.IsWrittenCode, TidyRules.FileIsShort);

    [Test]
    public void Every_line_fits_the_screen() => Holds(TidyRules.IsWrittenCode, TidyRules.LinesAreNarrow);

    [Test]
    public void Every_method_fits_the_screen() => Holds(IsCSharp, TidyRules.MethodsAreShort);

    [Test]
    public void Every_file_is_plain_utf8_with_unix_lines() => Holds(
        static file => !TidyRules.IsMadeByTools(file), TidyRules.BytesAreClean);

    [Test]
    public void Nothing_is_put_off_in_a_comment() => Holds(IsOurs, TidyRules.NothingIsPutOff);

    [Test]
    public void No_code_is_folded_away() => Holds(IsCSharp, TidyRules.NoRegions);

    [Test]
    public void Every_file_is_named_by_its_idea() => Holds(TidyRules.IsWrittenCode, TidyRules.NameSaysTheIdea);

    [Test]
    public void Catch_names_the_exception_except_at_the_outermost_wall() => Holds(
        static file => IsCSharp(file) && file.IsUnder("src") && !IsOutermostWall(file),
        CatchRules.CatchNamesTheException);

    [Test]
    public void Now_is_given_and_never_taken() => Holds(
        static file => IsCSharp(file) && file.IsUnder("src"), TidyRules.TimeIsGiven);

    /// <summary>The others have a word of their own for what doesn't work out, or nothing that anybody waits for.
    /// </summary>
    [Test]
    public void Every_list_that_a_job_works_off_tells_of_what_is_stuck() => Assert.That(
        SourceTree.Files
            .Where(static file => file.IsUnder("src/Features")
                && file.Text.Contains("Tally.Of(", StringComparison.Ordinal))
            .Select(static file => file.Name),
        Is.EquivalentTo(new[]
        {
            "Worklist.cs", "DeliverOutbox.cs", "ProcessInbox.cs", "ReconcileYesterday.cs", "CheckCarriers.cs",
            "WatchLicences.cs", "ForgetOld.cs", "CollectPictures.cs", "WriteVisits.cs",
        }));

    [Test]
    public void Every_suppression_says_why() => Holds(
        static file => IsCSharp(file) && IsOurs(file), TidyRules.SuppressionHasItsReason);

    private static bool IsCSharp(SourceFile file) => file.EndsWithAny(".cs") && !TidyRules.IsMadeByTools(file);

    // The rules' own planted faults stand in this project.
    private static bool IsOurs(SourceFile file) =>
        TidyRules.IsWrittenCode(file) && !file.IsUnder("tests/Architecture.Tests");

    private static bool IsOutermostWall(SourceFile file) =>
        file.IsUnder("src/Host") || (file.IsUnder("src/Jobs") && file.EndsWithAny("Filter.cs"));

    private static void Holds(Func<SourceFile, bool> isMeant, Func<SourceFile, IEnumerable<string>> rule) =>
        Findings.AreNone(SourceTree.Files.Where(isMeant).SelectMany(rule));
}
