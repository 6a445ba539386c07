using VillageCloud.Architecture.Tests.Source;
using VillageCloud.Architecture.Tests.Tidy;

namespace VillageCloud.Architecture.Tests.Boundaries;

public sealed class AreaTests
{
    private static readonly IReadOnlyList<SourceFile> Product =
        [.. SourceTree.Files.Where(static file =>
            file.IsUnder("src") && file.EndsWithAny(".cs") && !TidyRules.IsMadeByTools(file))];

    [Test]
    public void An_area_knows_only_those_below_it() =>
        Findings.AreNone(Product.SelectMany(AreaRules.KnowsOnlyLowerAreas));

    [Test]
    public void Every_folder_of_a_layer_is_an_area() =>
        Findings.AreNone(Product.SelectMany(AreaRules.EveryFolderIsAnArea));

    [Test]
    public void A_namespace_is_its_folder() => Findings.AreNone(Product.SelectMany(AreaRules.NamespaceIsTheFolder));

    [TestCase("src/Domain/Finance/Ledger/A.cs", "using VillageCloud.Domain.Shop.Orders;", 1)]
    [TestCase("src/Domain/Shop/Orders/A.cs", "using VillageCloud.Domain.Finance.Ledger;", 0)]
    [TestCase("src/Features/Makers/Artisans/A.cs", "using VillageCloud.Features.Shop.Catalog;", 1)]
    [TestCase("src/Features/Village/A.cs", "Domain.People.Staff.StaffRole role;", 1)]
    [TestCase("src/Features/Shop/Orders/A.cs", "using VillageCloud.Features.Audit;", 1)]
    [TestCase("src/Features/Audit/A.cs", "using VillageCloud.Domain.Shop.Orders;", 0)]
    [TestCase("src/Features/Finance/A.cs", "// VillageCloud.Domain.Shop.Orders", 0)]
    [TestCase("src/Api/Finance/A.cs", "using VillageCloud.Features.Shop.Orders;", 0)]
    public void An_arrow_that_points_back_is_found(string path, string text, int findings) => Assert.That(
        AreaRules.KnowsOnlyLowerAreas(new SourceFile(path, text)), Has.Exactly(findings).Items);

    [TestCase("src/Domain/Orders/A.cs", 1)]
    [TestCase("src/Domain/Shop/Orders/A.cs", 0)]
    [TestCase("src/Features/FeatureRegistration.cs", 0)]
    public void A_noun_outside_an_area_is_found(string path, int findings) => Assert.That(
        AreaRules.EveryFolderIsAnArea(new SourceFile(path, "")), Has.Exactly(findings).Items);

    [TestCase("namespace VillageCloud.Domain.Shop.Orders;", 0)]
    [TestCase("namespace VillageCloud.Domain.Orders;", 1)]
    public void A_namespace_that_says_another_folder_is_found(string text, int findings) => Assert.That(
        AreaRules.NamespaceIsTheFolder(new SourceFile("src/Domain/Shop/Orders/A.cs", text)),
        Has.Exactly(findings).Items);
}
