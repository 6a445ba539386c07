using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

public sealed class BoundaryRulesCanFailTests
{
    [TestCase("src/Domain/A.cs", "using System.Net.Http;")]
    [TestCase("src/Domain/A.cs", "using Microsoft.EntityFrameworkCore;")]
    [TestCase("src/Domain/A.cs", "class A(TimeProvider clock);")]
    [TestCase("src/Data/A.cs", "using MySqlConnector;")]
    [TestCase("src/Data/A.cs", "if (db is SqliteVillageDb) return;")]
    [TestCase("src/Data.Sqlite/A.cs", "using MySqlConnector;")]
    [TestCase("src/Data.MySql/A.cs", "if (said is SqliteException) return;")]
    [TestCase("src/Features/A.cs", "using Microsoft.AspNetCore.Http;")]
    [TestCase("src/Features/A.cs", "using Hangfire;")]
    [TestCase("src/Features/A.cs", "using VillageCloud.WeChat;")]
    [TestCase("src/Features/A.cs", "if (db is MySqlVillageDb) return;")]
    [TestCase("src/Features/A.cs", "db.Database.SqlQuery<long>(sql)")]
    [TestCase("src/DevHost/A.cs", "db.Database.ExecuteSqlRawAsync(pragma)")]
    [TestCase("src/Api/A.cs", "static void Get(VillageDb db) { }")]
    [TestCase("src/Admin/A.razor", "@inject VillageDb Db")]
    [TestCase("src/Admin/A.razor", "<InputFile OnChange=\"Take\" />")]
    [TestCase("src/Jobs/A.cs", "using VillageCloud.WeChat.Pay;")]
    [TestCase("src/Sandbox/A.cs", "using VillageCloud.Domain.Shared;")]
    public void A_word_across_the_fence_is_found(string path, string text) =>
        Assert.That(BoundaryRules.WordsStayInTheirFence(new SourceFile(path, text)), Is.Not.Empty);

    [TestCase("src/Domain/A.cs", "/// <summary>Never System.Net here.</summary>")]
    [TestCase("src/Data/A.cs", "enum DatabaseProvider { Sqlite, MySql }")]
    [TestCase("src/Data.MySql/A.cs", "using MySqlConnector;")]
    [TestCase("src/Features/A.cs", "class A(VillageDb db);")]
    [TestCase("src/Features/A.cs", "class A(TimeProvider clock);")]
    [TestCase("src/Sandbox/A.cs", "namespace VillageCloud.Sandbox.Time;")]
    [TestCase("src/Host/A.cs", "using VillageCloud.WeChat;")]
    public void A_lawful_word_is_not(string path, string text) =>
        Assert.That(BoundaryRules.WordsStayInTheirFence(new SourceFile(path, text)), Is.Empty);

    [TestCase("set.SetProperty(sku => sku.Stock, 5)", 1)]
    [TestCase("db.StockMovements.Add(movement);", 1)]
    [TestCase("db.Writes.TakeStock(sold);", 1)]
    [TestCase("var left = sku.Stock;", 0)]
    public void A_second_door_of_stock_is_found(string code, int findings)
    {
        Assert.That(
            BoundaryRules.StockHasOneDoor(new SourceFile("src/Features/A.cs", code)), Has.Exactly(findings).Items);
        Assert.That(
            BoundaryRules.StockHasOneDoor(new SourceFile("src/Features/Shop/Catalog/Shelf.cs", code)), Is.Empty);
    }

    [Test]
    public void Flurl_outside_WeChat_is_found()
    {
        Assert.That(
            BoundaryRules.OnlyWeChatSpeaksHttpOut(new SourceFile("src/Api/A.cs", "using Flurl.Http;")),
            Has.Exactly(1).Items);
        Assert.That(
            BoundaryRules.OnlyWeChatSpeaksHttpOut(new SourceFile("src/WeChat/A.cs", "using Flurl.Http;")), Is.Empty);
    }

    [TestCase("src/Host/A.cs", "const string Pay = \"https://api.mch.weixin.qq.com\";", 1)]
    [TestCase("tests/TestKit/A.cs", "var url = $\"https://api.weixin.qq.com/{path}\";", 1)]
    [TestCase("src/Sandbox/A.cs", "/// <summary>Stands for api.weixin.qq.com.</summary>", 0)]
    [TestCase("src/WeChat/A.cs", "const string Pay = \"https://api.mch.weixin.qq.com\";", 0)]
    public void A_real_host_outside_WeChat_is_found(string path, string text, int findings) =>
        Assert.That(
            BoundaryRules.OnlyWeChatNamesItsHosts(new SourceFile(path, text)), Has.Exactly(findings).Items);

    [TestCase("cd /work/main", 1)]
    [TestCase("see /root/.nuget", 1)]
    [TestCase("\"/home/anna/src\"", 1)]
    [TestCase("src/Features/work/in", 0)]
    [TestCase("https://example.org/works/12", 0)]
    public void A_machine_path_is_found(string text, int findings) =>
        Assert.That(BoundaryRules.NoMachineIsNamed(new SourceFile("a.md", text)), Has.Exactly(findings).Items);

    [TestCase("\"resolved\": \"https://registry.npmjs.org/x\"", 1)]
    [TestCase("<add value=\"https://api.nuget.org/v3/index.json\" />", 1)]
    [TestCase("restored by NuGet", 0)]
    public void A_registry_is_found(string text, int findings) =>
        Assert.That(BoundaryRules.NoRegistryIsNamed(new SourceFile("a", text)), Has.Exactly(findings).Items);

    [TestCase("src/Features/A.cs", "var half = price.Fen / 2;", 1)]
    [TestCase("src/Features/A.cs", "var rest = (a.Fen + b.Fen) % 7;", 1)]
    [TestCase("src/Features/A.cs", "var sum = price.Fen; // half is / 2", 0)]
    [TestCase("src/Domain/Shared/Apportionment.cs", "var share = pool.Fen / 2;", 0)]
    public void A_second_division_of_money_is_found(string path, string text, int findings) =>
        Assert.That(
            BoundaryRules.MoneyIsDividedInOnePlace(new SourceFile(path, text)), Has.Exactly(findings).Items);

    [TestCase("where entry.BusinessKey.StartsWith(prefix)", 1)]
    [TestCase("var number = entry.BusinessKey[5..];", 1)]
    [TestCase("where entry.BusinessKey == key && entry.Subject.StartsWith(file)", 0)]
    public void A_key_that_is_read_back_is_found(string code, int findings) => Assert.That(
        BoundaryRules.BusinessKeysAreNotReadBack(new SourceFile("src/Features/A.cs", code)),
        Has.Exactly(findings).Items);

    [TestCase("src/Features/A.cs", "if (string.IsNullOrWhiteSpace(reason)) return;", 1)]
    [TestCase("src/Admin/Pages/A.razor", "@if (text.All(char.IsWhiteSpace))", 1)]
    [TestCase("src/Features/A.cs", "if (string.IsNullOrEmpty(path)) return; // not IsNullOrWhiteSpace", 0)]
    [TestCase("src/WeChat/A.cs", "if (string.IsNullOrWhiteSpace(setting)) return;", 0)]
    public void A_second_opinion_of_what_is_seen_is_found(string path, string text, int findings) => Assert.That(
        BoundaryRules.WhatIsSeenIsAskedInOnePlace(new SourceFile(path, text)), Has.Exactly(findings).Items);

    [TestCase("await settle.Run(new(1), ct);", 1)]
    [TestCase("if (late) await settle.Run(\n    new(1),\n    ct);", 1)]
    [TestCase("plan.Approve(by, now);", 1)]
    [TestCase("else plan.Approve(by, now);", 1)]
    [TestCase("(await settle.Run(new(1), ct)).OrThrow();", 0)]
    [TestCase("var outcome = await settle.Run(new(1), ct);", 0)]
    [TestCase("_ = await settle.Run(new(1), ct);", 0)]
    [TestCase("return plan.Approve(by, now);", 0)]
    [TestCase("plan.Approve(by, now).OrThrow();", 0)]
    [TestCase("log.Add(entry);", 0)]
    [TestCase("app.Run(answer);", 0)]
    [TestCase("await job.Run(scope.ServiceProvider, ct);", 0)]
    public void A_dropped_outcome_is_found(string statement, int findings)
    {
        var declared = new SourceFile("src/Domain/Plan.cs", """
            public Outcome Approve(StaffId by) => Outcome.Done;
            public async Task<Outcome<int>> Add(int a) => a;
            public void Add(string line) { }
            """);
        var names = OutcomeRules.NamesOf([declared]);

        var found = OutcomeRules.NoneIsDropped(new SourceFile("a.cs", $"void Do()\n{{\n    {statement}\n}}\n"), names);

        Assert.That(found, Has.Exactly(findings).Items);
    }
}
