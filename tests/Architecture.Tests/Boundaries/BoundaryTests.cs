using VillageCloud.Architecture.Tests.Source;
using VillageCloud.Architecture.Tests.Tidy;

namespace VillageCloud.Architecture.Tests.Boundaries;

public sealed class BoundaryTests
{
    private static readonly IReadOnlyList<SourceFile> Product =
        [.. SourceTree.Files.Where(static file =>
            file.IsUnder("src") && file.EndsWithAny(".cs", ".razor") && !TidyRules.IsMadeByTools(file))];

    // The rules' own planted faults stand in this project.
    private static readonly IReadOnlyList<SourceFile> NotThis =
        [.. SourceTree.Files.Where(static file => !file.IsUnder("tests/Architecture.Tests"))];

    [Test]
    public void Words_stay_in_their_fence() =>
        Findings.AreNone(Product.SelectMany(BoundaryRules.WordsStayInTheirFence));

    [Test]
    public void Only_WeChat_speaks_http_out() =>
        Findings.AreNone(Product.SelectMany(BoundaryRules.OnlyWeChatSpeaksHttpOut));

    [Test]
    public void Only_WeChat_names_its_hosts() => Findings.AreNone(
        NotThis.Where(static file => file.EndsWithAny(".cs", ".razor") && !file.IsUnder("tests/WeChat.Tests"))
            .SelectMany(BoundaryRules.OnlyWeChatNamesItsHosts));

    [Test]
    public void No_machine_is_named() =>
        Findings.AreNone(NotThis.SelectMany(BoundaryRules.NoMachineIsNamed));

    [Test]
    public void No_registry_is_named() =>
        Findings.AreNone(NotThis.SelectMany(BoundaryRules.NoRegistryIsNamed));

    [Test]
    public void Business_keys_are_not_read_back() =>
        Findings.AreNone(Product.SelectMany(BoundaryRules.BusinessKeysAreNotReadBack));

    [Test]
    public void Stock_has_one_door() => Findings.AreNone(Product.SelectMany(BoundaryRules.StockHasOneDoor));

    [Test]
    public void Money_is_divided_in_one_place() => Findings.AreNone(
        Product.Where(static file => !file.IsUnder("src/Sandbox"))
            .SelectMany(BoundaryRules.MoneyIsDividedInOnePlace));

    [Test]
    public void What_is_seen_is_asked_in_one_place() =>
        Findings.AreNone(Product.SelectMany(BoundaryRules.WhatIsSeenIsAskedInOnePlace));

    [Test]
    public void No_outcome_is_dropped()
    {
        // Outside the sandbox, which has no Outcome and names its methods as it likes.
        var ours = Product.Where(static file => !file.IsUnder("src/Sandbox")).ToList();
        var names = OutcomeRules.NamesOf(ours);

        Findings.AreNone(ours.SelectMany(file => OutcomeRules.NoneIsDropped(file, names)));
    }
}
