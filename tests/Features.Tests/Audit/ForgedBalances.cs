using Microsoft.EntityFrameworkCore;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Audit;

/// <summary>Kept balances that somebody changed past the program, until they are put back, which is before a fixture
/// looks at the books.</summary>
internal sealed class ForgedBalances : IAsyncDisposable
{
    private readonly TestVillage village;

    private ForgedBalances(TestVillage village) => this.village = village;

    public static async Task<ForgedBalances> Forge(TestVillage village, string forgery)
    {
        _ = await village.Look(async db =>
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE honest_ones AS SELECT * FROM account_balances")
            + await db.Database.ExecuteSqlRawAsync("CREATE TABLE honest_parts AS SELECT * FROM household_balances"));
        Assert.That(await village.Look(db => db.Database.ExecuteSqlRawAsync(forgery)), Is.Positive);
        return new(village);
    }

    public async ValueTask DisposeAsync() => _ = await village.Look(async db =>
        await db.Database.ExecuteSqlRawAsync("DELETE FROM account_balances")
        + await db.Database.ExecuteSqlRawAsync("INSERT INTO account_balances SELECT * FROM honest_ones")
        + await db.Database.ExecuteSqlRawAsync("DELETE FROM household_balances")
        + await db.Database.ExecuteSqlRawAsync("INSERT INTO household_balances SELECT * FROM honest_parts"));
}
