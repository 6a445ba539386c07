using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Admin.SignIn;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Demo;
using VillageCloud.Host.Composition;
using VillageCloud.TestKit;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>A real village does not open on a database with a sign-in that the source tells everybody.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class DemoTracesTests(DatabaseProvider provider)
{
    private TestVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await TestVillage.Start(provider);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [TearDown]
    public Task Forget() => village.Look(db => db.Accounts.ExecuteDeleteAsync());

    [TestCase("VILLAGEVILLAGEVILLAGEVILLAGE2345")]
    [TestCase("villagevillagevillagevillage2345")]
    [TestCase("VILL AGEV ILLA GEVI LLAG EVIL LAGE 2345")]
    public async Task The_published_key_is_found_in_whatever_account(string key)
    {
        await Account("陈会计", "a password of their own 1", key);

        Assert.That(await Refusal(), Does.Contain("陈会计").And.Contain("演示账号"));
    }

    [Test]
    public async Task The_published_password_is_found_in_whatever_account()
    {
        await Account("陈会计", "a password of their own 1", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
        await Account("林出纳", DemoAccounts.Password, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXQ");

        Assert.That(await Refusal(), Does.Contain("林出纳"));
    }

    [Test]
    public async Task Accounts_of_their_own_are_let_in()
    {
        await Account("陈会计", "a password of their own 1", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");

        Assert.That(await Refusal(), Is.Null);
    }

    [Test]
    public void The_published_password_opens_nothing_even_where_it_was_set_later()
    {
        var account = new StaffAccount { UserName = "林出纳" };
        var hasher = new NoPublishedPassword();

        Assert.That(
            hasher.VerifyHashedPassword(
                account, hasher.HashPassword(account, DemoAccounts.Password), DemoAccounts.Password),
            Is.EqualTo(PasswordVerificationResult.Failed));
        Assert.That(
            hasher.VerifyHashedPassword(account, hasher.HashPassword(account, "their own 1"), "their own 1"),
            Is.EqualTo(PasswordVerificationResult.Success));
    }

    private Task<int> Account(string user, string password, string key) => village.Look(async db =>
    {
        // Each has one account.
        var staff = await db.Staff.OrderBy(person => person.Id).Skip(await db.Accounts.CountAsync()).FirstAsync();
        var account = new StaffAccount
        {
            UserName = user, NormalizedUserName = user, CooperativeId = staff.CooperativeId, StaffId = staff.Id,
            SecurityStamp = "1", FactorKey = key,
        };
        account.PasswordHash = new PasswordHasher<StaffAccount>().HashPassword(account, password);
        db.Accounts.Add(account);
        return await db.SaveChangesAsync();
    });

    private async Task<string?> Refusal()
    {
        try
        {
            await DemoTraces.Refuse(village.Services, CancellationToken.None);
            return null;
        }
        catch (HostSettingsException refused)
        {
            return refused.Message;
        }
    }
}
