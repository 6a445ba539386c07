using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

/// <summary>Rules about words that must not cross a fence, although the compiler would let them.</summary>
public static partial class BoundaryRules
{
    private static readonly (string Folder, Regex Banned, string Why)[] Bans =
    [
        ("src/Domain", DomainBans(), "the core decides without network, database, files or attributes of either"),
        ("src/Data", OneEngineBans(), "what one engine needs stands in Data.Sqlite or Data.MySql, behind IEngine"),
        ("src/Data.Sqlite", MySqlBans(), "one engine knows nothing of the other"),
        ("src/Data.MySql", SqliteBans(), "one engine knows nothing of the other"),
        ("src/Features", FeaturesBans(), "a use case knows no face, no job engine and no wire format"),
        ("src/Features", EngineBans(), "engines, their words and ids still to come are known below Data only"),
        ("src/DevHost", EngineBans(), "engines, their words and ids still to come are known below Data only"),
        ("src/Demo", EngineBans(), "engines, their words and ids still to come are known below Data only"),
        ("src/Audit", EngineBans(), "engines, their words and ids still to come are known below Data only"),
        ("src/Api", FaceBans(), "an endpoint calls a feature; the database and the wire are not its business"),
        ("src/Admin", FaceBans(), "a page calls a feature; the database and the wire are not its business"),
        ("src/Admin", FileBans(), "a FileInput opens once the page listens, and loses no file that is chosen before"),
        ("src/Jobs", FaceBans(), "a job calls a feature; the database and the wire are not its business"),
        ("src/Sandbox", SandboxBans(), "a stand-in that shares our code would share our bugs"),
    ];

    private static readonly string[] WherePeopleType = ["src/Domain", "src/Features", "src/Api", "src/Admin"];

    public static IEnumerable<string> WordsStayInTheirFence(SourceFile file)
    {
        var code = CSharpText.WithoutWords(file.Text);
        return Bans.Where(ban => file.IsUnder(ban.Folder))
            .SelectMany(ban => ban.Banned.Matches(code)
                .Select(match => file.At(match.Index, $"{match.Value}: {ban.Why}")));
    }

    public static IEnumerable<string> OnlyWeChatSpeaksHttpOut(SourceFile file) => file.IsUnder("src/WeChat")
        ? []
        : Flurl().Matches(CSharpText.WithoutWords(file.Text))
            .Select(match => file.At(match.Index, "only src/WeChat uses Flurl"));

    /// <summary>A real host in a string outside src/WeChat could send a test's money order to the real bank.</summary>
    public static IEnumerable<string> OnlyWeChatNamesItsHosts(SourceFile file) => file.IsUnder("src/WeChat")
        ? []
        : WeChatHost().Matches(CSharpText.WithoutComments(file.Text))
            .Select(match => file.At(match.Index, $"{match.Value}: real hosts are named in src/WeChat only"));

    public static IEnumerable<string> NoMachineIsNamed(SourceFile file) => MachinePath().Matches(file.Text)
        .Select(match => file.At(match.Index, $"{match.Value}: says where somebody's machine keeps things"));

    public static IEnumerable<string> NoRegistryIsNamed(SourceFile file) => RegistryHost().Matches(file.Text)
        .Select(match => file.At(match.Index, $"{match.Value}: where packages come from is the machine's setting"));

    /// <summary>Money is divided in one place; formatting yuan and fen is the other division that is allowed.</summary>
    public static IEnumerable<string> MoneyIsDividedInOnePlace(SourceFile file) =>
        file.Path is "src/Domain/Shared/Apportionment.cs" or "src/Domain/Shared/Money.cs"
            ? []
            : FenDivision().Matches(CSharpText.WithoutWords(file.Text))
                .Select(match => file.At(match.Index, $"{match.Value}: money is divided in Apportionment only"));

    /// <summary>To .NET a zero-width space is no white space, so what nobody can see would count as text.</summary>
    public static IEnumerable<string> WhatIsSeenIsAskedInOnePlace(SourceFile file) =>
        !Array.Exists(WherePeopleType, file.IsUnder)
            ? []
            : WhiteSpaceTest().Matches(CSharpText.WithoutWords(file.Text))
                .Select(match => file.At(match.Index, $"{match.Value}: PersonText says what a person can see"));

    /// <summary>Whoever changes a stock says why; only these write both.</summary>
    public static IEnumerable<string> StockHasOneDoor(SourceFile file) =>
        file.Path is "src/Features/Shop/Catalog/Shelf.cs" or "src/Data/Shop/OrderWrites.cs" or "src/Data/Bulk/Writes.cs"
            ? []
            : StockWriter().Matches(CSharpText.WithoutWords(file.Text))
                .Select(match => file.At(match.Index, $"{match.Value}: stock moves through Shelf.Move, with a reason"));

    /// <summary>Kind and subject stand in columns; whoever takes a key apart misses the next kind.</summary>
    public static IEnumerable<string> BusinessKeysAreNotReadBack(SourceFile file) =>
        KeyTakenApart().Matches(CSharpText.WithoutWords(file.Text))
            .Select(match => file.At(match.Index, $"{match.Value}: ask for Kind and Subject"));

    [GeneratedRegex(
        @"\b(System\.Net\b|Microsoft\.EntityFrameworkCore\b|System\.ComponentModel\.DataAnnotations\b"
        + @"|System\.IO\b|File\.(Read|Write|Open)\w*|TimeProvider\b)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DomainBans();

    [GeneratedRegex(
        @"\b(Microsoft\.AspNetCore\b|Hangfire\b|VillageCloud\.(WeChat|Sandbox|Demo|Api|Admin|Jobs)\b|HttpContext\b)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FeaturesBans();

    [GeneratedRegex(
        @"\b(MySqlVillageDb|SqliteVillageDb|VillageCloud\.Data\.(MySql|Sqlite)|SqlQuery(Raw)?|FromSql\w*"
        + @"|ExecuteSql\w*|GivenValue|FutureId|MySqlConnector)\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EngineBans();

    [GeneratedRegex(
        @"\b(MySqlConnector\b|Pomelo\b|SQLitePCL\b|(MySql|Sqlite)(VillageDb|Connection|Exception|Engine|Errors)\b"
        + @"|Data\.(MySql|Sqlite)\b)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneEngineBans();

    [GeneratedRegex(@"\b(MySqlConnector|Pomelo|MySql[A-Z]\w+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MySqlBans();

    [GeneratedRegex(@"\b(SQLitePCL|Sqlite[A-Z]\w+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SqliteBans();

    [GeneratedRegex(
        @"\b(VillageDb\b|DbContext\b|Microsoft\.EntityFrameworkCore\b|VillageCloud\.(WeChat|Sandbox|Demo)\b)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FaceBans();

    [GeneratedRegex(@"<InputFile\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileBans();

    [GeneratedRegex(@"\bVillageCloud\.(?!Sandbox\b)\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SandboxBans();

    [GeneratedRegex(@"\b(IsNullOrWhiteSpace|IsWhiteSpace)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhiteSpaceTest();

    [GeneratedRegex(@"\bFlurl\b", RegexOptions.None, 1000)]
    private static partial Regex Flurl();

    [GeneratedRegex(@"\b[\w.-]*(weixin\.qq\.com|wechatpay\.cn|tenpay\.com)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WeChatHost();

    [GeneratedRegex(
        @"(?<![\w.~*-])/(work|root|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"\b(nuget\.org|npmjs\.(org|com)|npmmirror\.com|yarnpkg\.com|pypi\.org|deb\.debian\.org)\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(
        @"\bSetProperty\(\s*(\w+)\s*=>\s*\w+\.Stock\b|\bTakeStock\s*\(|\bStockMovements\s*\.\s*Add",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StockWriter();

    [GeneratedRegex(@"\.Fen\)*\s*[/%](?![/*])", RegexOptions.None, 1000)]
    private static partial Regex FenDivision();

    [GeneratedRegex(
        @"\bBusinessKey\s*(\.\s*(StartsWith|EndsWith|Split|Substring|IndexOf|LastIndexOf)\b|\[)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyTakenApart();
}
