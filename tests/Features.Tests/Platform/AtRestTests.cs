using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Data.Secrets;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.WeChat;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>Whoever has the database, and not the keys beside it, reads none of these (decision 32).</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class AtRestTests(DatabaseProvider provider)
{
    private const string FactorKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXQ";
    private const string BankNumber = "6228480402564890018";
    private const string Phone = "13957500077";

    private static readonly WeChatCredentials Credentials = new()
    {
        AppId = "wx1", MerchantId = "1900000001", AppSecret = "app-secret-of-the-village",
        ApiV3Key = "v3-key-of-the-village",
        MerchantKey = "-----BEGIN PRIVATE KEY----- merchant", PushToken = "token-of-the-village",
        PushKey = "aes-key-of-the-village",
    };

    private static readonly string[] Plain =
    [
        FactorKey, BankNumber, Phone, Credentials.AppSecret, Credentials.ApiV3Key, Credentials.MerchantKey,
        Credentials.PushToken, Credentials.PushKey,
    ];

    private TestVillage village = null!;

    [SetUp]
    public async Task Start() => village = await TestVillage.Start(provider);

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Nobody_reads_a_secret_in_the_database_and_the_village_reads_all()
    {
        await Write();

        var raw = await Raw();
        Assert.That(raw, Does.Contain(Credentials.MerchantId), "what isn't secret can be read");
        Assert.That(Plain.Where(raw.Contains), Is.Empty);
        Assert.That(await Read(), Is.EqualTo(Plain));
    }

    [Test]
    public async Task An_older_key_gives_way_to_the_newest_in_every_column()
    {
        var folder = Directory.CreateTempSubdirectory("village-keys");
        try
        {
            await Write();
            // The file of this process, and a newer key before it.
            var file = Path.Combine(folder.FullName, "village.keys");
            File.Copy(TestKeys.Ours.Path, file);
            DataKeyFile.AddKey(file);
            var keys = new DataKeys(file);
            var settings = village.Services.GetRequiredService<DatabaseSettings>() with { Keys = keys };
            await using var later = village.On(settings);
            var rewritten = await Look(later, db => Reencryption.Run(db, keys, default));
            Assert.That(rewritten, Is.GreaterThanOrEqualTo(Plain.Length));
            Assert.That(await Look(later, db => Reencryption.Run(db, keys, default)), Is.Zero, "nothing is left");

            File.WriteAllLines(file, File.ReadLines(file).Take(1).ToList());
            await using var alone = village.On(
                settings with { Keys = new DataKeys(Path.Combine(folder.FullName, ".", "village.keys")) });

            Assert.That(await Look(alone, ReadAll), Is.EqualTo(Plain), "the old key is needed for none of them");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task Write() => village.Look(async db =>
    {
        var person = await db.Staff.OrderBy(one => one.Id).FirstAsync();
        db.Accounts.Add(new StaffAccount
        {
            UserName = "a", NormalizedUserName = "A", CooperativeId = db.Tenant.Id, StaffId = person.Id,
            FactorKey = FactorKey,
        });
        var household = new Household(db.Tenant.Id, 900, "试户", isMember: false);
        household.UseBank(new BankAccount("银行", BankNumber, "试"));
        _ = household.AddPerson("试", openId: null, isPayee: true, Phone);
        db.Households.Add(household);
        db.MerchantAccounts.Add(MerchantAccount.Enter(db.Tenant.Id, 1, Credentials, village.Now));
        return await db.SaveChangesAsync();
    });

    private Task<string[]> Read() => village.Look(ReadAll);

    private static async Task<string[]> ReadAll(VillageDb db)
    {
        var key = await db.Accounts.AsNoTracking().Where(one => one.UserName == "a").Select(one => one.FactorKey)
            .SingleAsync();
        var household = await db.Households.AsNoTracking().SingleAsync(one => one.Number == 900);
        var known = (await db.MerchantAccounts.AsNoTracking().SingleAsync()).Credentials;
        return
        [
            key!, household.Bank!.AccountNumber, household.People.Single().Phone!, known.AppSecret, known.ApiV3Key,
            known.MerchantKey, known.PushToken, known.PushKey,
        ];
    }

    private static async Task<T> Look<T>(ServiceProvider services, Func<VillageDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        var enter = scope.ServiceProvider.GetRequiredService<VillageCloud.Features.Village.Cooperatives.EnterVillage>();
        (await enter.Run(DemoVillage.Slug, default)).OrThrow();
        return await look(scope.ServiceProvider.GetRequiredService<VillageDb>());
    }

    /// <summary>The file byte for byte, with its log; on a server every text of the tables that hold such things.
    /// </summary>
    private async Task<string> Raw()
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var settings = village.Services.GetRequiredService<DatabaseSettings>();
            var file = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;
            return string.Concat(new[] { file, $"{file}-wal" }.Where(File.Exists).Select(Bytes));
        }

        return await village.Look(async db => string.Join('\n', await db.Database.SqlQueryRaw<string>(
            """
            SELECT CONCAT_WS('|', factor_key) AS Value FROM staff_accounts
            UNION ALL SELECT CONCAT_WS('|', bank_account_number) FROM households
            UNION ALL SELECT CONCAT_WS('|', phone) FROM household_people
            UNION ALL SELECT CONCAT_WS(
              '|', merchant_id, app_secret, api_v3_key, merchant_key, push_token, push_key) FROM merchant_accounts
            """).ToListAsync()));
    }

    private static string Bytes(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        open.CopyTo(all);
        return Encoding.Latin1.GetString(all.ToArray());
    }
}
