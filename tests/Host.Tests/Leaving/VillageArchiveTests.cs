using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Data.Leaving;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Licences;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Leaving;
using VillageCloud.TestKit;

namespace VillageCloud.Host.Tests.Leaving;

/// <summary>All of one village in one file, nothing of another, and nothing that opens anything.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class VillageArchiveTests(DatabaseProvider provider)
{
    private const string Phone = "13957500077";
    private const string Stranger = "青山村股份经济合作社";

    private static readonly WeChatCredentials Credentials = new()
    {
        AppId = "wx1", MerchantId = "1900000001", AppSecret = "app-secret-of-the-village",
        ApiV3Key = "v3-key-of-the-village", MerchantKey = "private-key-of-the-village",
        PushToken = "token-of-the-village", PushKey = "aes-key-of-the-village",
    };

    private static readonly string[] Secrets =
    [
        "hash-of-a-password", "stamp-of-an-account", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXQ", Credentials.AppSecret,
        Credentials.ApiV3Key, Credentials.MerchantKey, Credentials.PushToken, Credentials.PushKey,
    ];

    private readonly DirectoryInfo shelf = Directory.CreateTempSubdirectory("village-exports");
    private TestVillage village = null!;
    private string file = null!;
    private ExportProof proof = null!;

    private static CancellationToken Ct => CancellationToken.None;

    [OneTimeSetUp]
    public async Task Export()
    {
        village = await TestVillage.Start(provider);
        await using (var other = village.Services.CreateAsyncScope())
        {
            (await other.ServiceProvider.GetRequiredService<FoundVillage>().Run(
                new("qingshan", Stranger, LegalForm.VillageCollective, "王芳"), Ct)).OrThrow();
        }

        var by = await village.Staff(DemoVillage.StoreKeeper);
        _ = (await village.Run((UploadPicture feature) => feature.Run(new(by, Photos.Jpeg(300, 200)), Ct))).OrThrow();
        // The same one of a paper as well, which is another picture.
        _ = (await village.Run((UploadScan feature) => feature.Run(new(by, Photos.Jpeg(300, 200)), Ct))).OrThrow();
        await village.Look(async db =>
        {
            var household = await db.Households.Include(one => one.People).FirstAsync();
            _ = household.AddPerson("周 \"\n林", openId: null, isPayee: false, Phone);
            var staff = await db.Staff.AsNoTracking().OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            db.Accounts.Add(new()
            {
                CooperativeId = db.Tenant.Id, StaffId = staff, UserName = "keeper-of-the-shop",
                NormalizedUserName = "KEEPER", PasswordHash = Secrets[0], SecurityStamp = Secrets[1],
                FactorKey = Secrets[2],
            });
            db.MerchantAccounts.Add(MerchantAccount.Enter(db.Tenant.Id, 1, Credentials, village.Now));
            return await db.SaveChangesAsync();
        });
        file = Path.Combine(shelf.FullName, "village.zip");
        await using var scope = await village.Enter();
        proof = await Archive(scope).Write(file, "20260101000000_Baseline", village.Now, Ct);
    }

    [OneTimeTearDown]
    public async Task Clear()
    {
        await village.DisposeAsync();
        shelf.Delete(recursive: true);
    }

    [Test]
    public async Task It_has_each_row_of_the_village_on_a_line_of_its_own_and_says_how_many()
    {
        var counted = await village.Look(db => db.AtOneMoment(
            async () =>
            {
                var all = new Dictionary<string, long>();
                foreach (var table in VillageTables.Exported(db))
                    all[table.Name] = await VillageRows.Count(db, table, Ct);
                return all;
            },
            Ct));

        var lines = counted.Keys.ToDictionary(table => table, table => (long)Rows(table).Count);

        Assert.That(counted["households"], Is.GreaterThan(1));
        Assert.That(lines, Is.EquivalentTo(counted));
        Assert.That(proof.Rows, Is.EquivalentTo(counted));
    }

    [Test]
    public void Its_values_are_those_of_the_village_whatever_the_engine()
    {
        var person = Rows("household_people").Single(row => row.GetProperty("phone").GetString() == Phone);
        var cooperative = Rows("cooperatives").Single();

        Assert.That(person.GetProperty("name").GetString(), Is.EqualTo("周 \"\n林"));
        Assert.That(person.GetProperty("is_payee").GetBoolean(), Is.False);
        Assert.That(person.GetProperty("open_id").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(cooperative.GetProperty("terms_freight_fen").GetInt64(), Is.EqualTo(800));
        Assert.That(
            DateTimeOffset.Parse(Rows("audit_trail")[0].GetProperty("at").GetString()!),
            Is.EqualTo(village.Now).Within(TimeSpan.FromDays(1)));
        Assert.That(
            Rows("households").Select(row => row.GetProperty("bank_account_number").GetString()),
            Has.None.StartsWith("e1."), "in clear");
    }

    [Test]
    public void It_has_nothing_that_opens_anything_and_nothing_of_a_neighbour()
    {
        var all = string.Join('\n', Entries().Select(entry => entry.Value));

        Assert.That(all, Does.Contain("keeper-of-the-shop").And.Contain(Credentials.MerchantId));
        Assert.That(Secrets.Append(Stranger).Where(all.Contains), Is.Empty);
        Assert.That(Entries().Keys, Has.None.Contains("sessions").And.None.Contains("invitations"));
    }

    [Test]
    public void It_explains_itself_and_only_its_owner_reads_it()
    {
        var readme = Entries()["README.txt"];
        Assert.That(readme, Does.Contain("30 年").And.Contain("integer fen").And.Contain("data/households.jsonl  农户"));
        Assert.That(
            Entries().Keys.Where(name => name.StartsWith("pictures/", StringComparison.Ordinal))
                .ToList(),
            Is.EquivalentTo(Rows("pictures").Select(row =>
                (row.GetProperty("audience").GetString() == "Staff" ? "pictures/staff/" : "pictures/")
                + $"{row.GetProperty("key").GetString()}.webp")));
        Assert.That(
            Rows("pictures").Select(row => row.GetProperty("key").GetString()).Distinct().Count(), Is.EqualTo(1));
        var manifest = JsonDocument.Parse(Entries()["manifest.json"]).RootElement;
        Assert.That(manifest.GetProperty("missingPictures").GetArrayLength(), Is.Zero);
        Assert.That(
            manifest.GetProperty("leftOut").GetProperty("staff_accounts.password_hash").GetString(), Is.Not.Empty);
        if (!OperatingSystem.IsWindows())
            Assert.That(
                File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Every_table_in_it_is_explained_and_nothing_else_is()
    {
        var exported = await village.Look(db => Task.FromResult(
            VillageTables.Exported(db).Select(table => table.Name).ToList()));

        Assert.That(TableWords.Of.Keys, Is.EquivalentTo(exported));
    }

    [Test]
    public async Task What_was_changed_or_cut_is_no_proof()
    {
        Assert.That((await VillageArchive.Check(file, Ct)).Sha256, Is.EqualTo(proof.Sha256));
        var bytes = await File.ReadAllBytesAsync(file, Ct);
        var (cut, other) = (Path.Combine(shelf.FullName, "cut.zip"), Path.Combine(shelf.FullName, "other.zip"));
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)], Ct);
        File.Copy(file, other);
        await using (var zip = await ZipFile.OpenAsync(other, ZipArchiveMode.Update, Ct))
        {
            zip.GetEntry("data/journal_lines.jsonl")!.Delete();
            await using var forged = new StreamWriter(zip.CreateEntry("data/journal_lines.jsonl").Open());
            await forged.WriteAsync("{}\n");
        }

        foreach (var wrong in new[] { cut, other, Path.Combine(shelf.FullName, "nowhere.zip") })
        {
            var told = await Assert.ThrowsAsync<LeavingException>(() => VillageArchive.Check(wrong, Ct));
            Assert.That(Complaint.Of(told!), Is.Not.Null);
        }
    }

    [Test]
    public async Task Pictures_that_could_not_be_asked_for_are_not_called_missing()
    {
        var unwritten = Path.Combine(shelf.FullName, "unwritten.zip");
        await using var scope = await village.Enter();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var away = new StoreThatIsAway(scope.ServiceProvider.GetRequiredService<IMediaStore>()) { IsAway = true };

        var told = await Assert.ThrowsAsync<LeavingException>(() => new VillageArchive(db, away).Write(
            unwritten, "20260101000000_Baseline", village.Now, Ct));

        Assert.That(Complaint.Of(told!), Does.Contain("media.store_away"));
        Assert.That(shelf.GetFiles("unwritten*"), Is.Empty);
    }

    private static VillageArchive Archive(AsyncServiceScope scope) => new(
        scope.ServiceProvider.GetRequiredService<VillageDb>(), scope.ServiceProvider.GetRequiredService<IMediaStore>());

    private List<JsonElement> Rows(string table) => [.. Entries()[$"data/{table}.jsonl"]
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private Dictionary<string, string> Entries()
    {
        using var zip = ZipFile.OpenRead(file);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }
}
