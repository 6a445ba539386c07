using VillageCloud.Data;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Audit;

/// <summary>What is kept of each household is the sum of its own lines, and what is kept of an account is that of all.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class KeptHouseholdBalancesTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        _ = await work.CloseMay(1, 2, 3);
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [TestCase("UPDATE household_balances SET credit_fen = credit_fen + 1", "农户")]
    [TestCase("UPDATE household_balances SET line_count = line_count + 1", "农户")]
    [TestCase("DELETE FROM household_balances", "农户")]
    [TestCase("UPDATE household_balances SET account_code = '114.02'", "科目 114.02")]
    [TestCase(
        "UPDATE account_balances SET credit_fen = credit_fen + 1 WHERE account_code = '114.01'",
        "科目 114.01 第")]
    [TestCase("DELETE FROM account_balances WHERE account_code = '114.01'", "科目 114.01 第")]
    public async Task What_somebody_changed_of_it_is_found_out(string forgery, string told)
    {
        Assert.That((await Check()).Holds, Is.True);
        await using var forged = await ForgedBalances.Forge(work.Village, forgery);

        var check = await Check();

        Assert.That(check.Holds, Is.False);
        Assert.That(check.Detail, Does.Contain(told));
    }

    private async Task<CheckBooks.Finding> Check() =>
        (await work.Village.Run((CheckBooks feature) => feature.Run(default))).Single(finding => finding.Code == "I13");
}
