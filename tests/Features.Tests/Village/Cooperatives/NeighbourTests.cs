using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.Insights;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Merchants;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.WeChat;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>Two villages on one installation. Every feature there is is asked by somebody of the one for everything of
/// the other: by its ids, its numbers and its names. Nothing comes back, and nothing there changes.</summary>
public sealed class NeighbourTests
{
    private const string Slug = "qingshan";

    /// <summary>Whose answer is about all villages, or about none: the operator's, and what runs before a village is
    /// known.</summary>
    private static readonly string[] OfTheInstallation =
        [nameof(ListVillages), nameof(MerchantsInForce), nameof(EnterVillage), nameof(FoundVillage),
         nameof(CloseVillage), nameof(EraseVillage)];

    private static readonly JsonSerializerOptions Json = new()
    {
        ReferenceHandler = ReferenceHandler.IgnoreCycles, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private VillageAtWork theirs = null!;
    private Dictionary<Type, object> ids = null!;
    private List<string> marks = null!;
    private List<string> words = null!;
    private StaffActor me;

    [OneTimeSetUp]
    public async Task Found()
    {
        theirs = await VillageAtWork.Start(DatabaseProvider.Sqlite);
        await theirs.SellAndSettle(DemoVillage.TeaHousehold, 2);
        _ = await theirs.Village.Run((EnterMerchantAccount feature) => feature.Run(
            new(MerchantAccountTests.CredentialsOf(theirs.Village)), default));
        await using (var scope = theirs.Village.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<FoundVillage>().Run(
                new(Slug, "青山村股份经济合作社", LegalForm.VillageCollective, "王芳"), default)).OrThrow();
        }

        await using var ours = await Ours();
        var place = ours.ServiceProvider.GetRequiredService<WeChatPlace>();
        var clock = ours.ServiceProvider.GetRequiredService<TimeProvider>();
        var loggers = ours.ServiceProvider.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>();
        ours.ServiceProvider.GetRequiredService<WeChatAccounts>().Put(new(
            place.OptionsOf(Slug, MerchantAccountTests.CredentialsOf(theirs.Village), before: null), clock, loggers));
        (ids, words, marks) = await theirs.Village.Look(Known);
    }

    [OneTimeTearDown]
    public async Task Stop() => await theirs.DisposeAsync();

    [Test]
    public async Task Whatever_is_asked_in_one_village_tells_nothing_of_the_other_and_changes_nothing_there()
    {
        var before = await Everything();
        var (asked, told) = (0, new List<string>());
        foreach (var (feature, run) in Features())
        {
            foreach (var (role, text) in new[] { (StaffRole.Treasurer, words[0]), (StaffRole.Reviewer, words[1]) })
            {
                await using var scope = await Ours();
                _ = await scope.ServiceProvider.GetRequiredService<VillageDb>().Staff.Where(one => one.Name == "王芳")
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, role));
                me = await scope.ServiceProvider.SignIn("王芳", default);
                if (await Answer(scope.ServiceProvider, feature, run, text) is not { } answer) continue;
                asked++;
                told.AddRange(marks.Where(answer.Contains).Select(mark => $"{feature.Name} tells {mark}"));
            }
        }

        Assert.That(told, Is.Empty);
        Assert.That(asked, Is.GreaterThan(150), "most of them could be asked");
        Assert.That(await Everything(), Is.EqualTo(before));
    }

    /// <summary>What isn't anybody's is listed here, so that nobody forgets the village of a new table.</summary>
    [Test]
    public async Task Every_table_belongs_to_a_village_and_is_filtered_by_it_or_is_known_not_to()
    {
        var tables = await theirs.Village.Look(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(entity => !entity.IsOwned() && entity.GetQueryFilter() is null)
            .Select(entity => entity.GetTableName()).Order().ToList()));

        Assert.That(tables, Is.EquivalentTo(new[]
        {
            "cooperatives", "cookie_keys", "erased_villages", "sign_in_tries", "staff_accounts",
            "staff_account_claims", "staff_account_logins", "staff_account_tokens",
        }));
    }

    private static IEnumerable<(Type Feature, MethodInfo Run)> Features() => typeof(StaffWork).Assembly
        .GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false, IsSealed: true }
            && !OfTheInstallation.Contains(type.Name))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsGenericMethod && method.ReturnType.IsAssignableTo(typeof(Task))
                && method.GetParameters() is [.., var last] && last.ParameterType == typeof(CancellationToken))
            .Select(method => (type, method)));

    /// <summary>Null when it can't be asked so, or breaks on what it is asked.</summary>
    private async Task<string?> Answer(IServiceProvider scope, Type feature, MethodInfo run, string text)
    {
        try
        {
            if (scope.GetService(feature) is not { } one) return null;
            var asked = run.GetParameters().Select(parameter => Make(parameter.ParameterType, text)).ToArray();
            var task = (Task)run.Invoke(one, asked)!;
            await task;
            return task.GetType().GetProperty("Result") is { } result
                ? JsonSerializer.Serialize(result.GetValue(task), Json)
                : "";
        }
        catch (Exception broken) when (broken is TargetInvocationException or RefusedException
            or InvariantBrokenException or NotSupportedException or InvalidOperationException or ArgumentException
            or NullReferenceException or KeyNotFoundException or JsonException or FormatException
            or MemberAccessException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Somebody of ours, with everything of theirs.</summary>
    private object? Make(Type type, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(StaffActor)) return me;
        if (ids.TryGetValue(type, out var id)) return id;
        if (type == typeof(string)) return text;
        if (type.IsAssignableTo(typeof(Delegate))) return null;
        if (type == typeof(CancellationToken)) return CancellationToken.None;
        if (type == typeof(IdempotencyKey)) return IdempotencyKey.New();
        if (type == typeof(Money)) return new Money(100);
        if (type == typeof(DateOnly)) return DateOnly.FromDateTime(theirs.Village.Now.UtcDateTime);
        if (type == typeof(DateTimeOffset)) return theirs.Village.Now;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type.IsArray || (type.IsInterface && type.IsGenericType)) return ListOf(type, text);
        if (type.IsPrimitive || type.IsInterface || type.IsAbstract)
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        var maker = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).FirstOrDefault();
        return maker is null
            ? type.IsValueType ? Activator.CreateInstance(type) : null
            : maker.Invoke([.. maker.GetParameters().Select(parameter => Make(parameter.ParameterType, text))]);
    }

    private Array? ListOf(Type type, string text)
    {
        var item = type.GetElementType() ?? type.GetGenericArguments()[0];
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Make(item, text), 0);
        return type.IsInstanceOfType(list) ? list : null;
    }

    private async Task<AsyncServiceScope> Ours()
    {
        var scope = theirs.Village.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(Slug, default)).OrThrow();
        return scope;
    }

    /// <summary>Their ids, the words that we ask by and may come to hold ourselves, and what only their rows hold.
    /// </summary>
    private static async Task<(Dictionary<Type, object> Ids, List<string> Words, List<string> Marks)> Known(
        VillageDb db)
    {
        var order = await db.Orders.AsNoTracking().FirstAsync();
        var household = await db.Households.AsNoTracking().FirstAsync(one => one.Number == DemoVillage.TeaHousehold);
        var product = await db.Products.AsNoTracking().FirstAsync();
        var sku = await db.Skus.AsNoTracking().Select(one => one.Id).FirstAsync();
        var account = await db.MerchantAccounts.AsNoTracking().FirstAsync();
        var ids = new Dictionary<Type, object>
        {
            [typeof(OrderId)] = order.Id, [typeof(HouseholdId)] = household.Id, [typeof(ProductId)] = product.Id,
            [typeof(SkuId)] = sku, [typeof(ShopperId)] = order.ShopperId, [typeof(MerchantAccountId)] = account.Id,
            [typeof(StaffId)] = await db.Staff.Select(one => one.Id).FirstAsync(),
            [typeof(PartyId)] = await db.Parties.Select(one => one.Id).FirstAsync(),
        };
        return (
            ids, [household.Name, order.Number],
            [
                product.Name, order.Address.Receiver, DemoVillage.Treasurer, DemoVillage.Reviewer,
                account.Credentials.MerchantSerial,
            ]);
    }

    /// <summary>Of every table that belongs to somebody: how many rows are theirs, and how often they were changed.
    /// </summary>
    private Task<List<string>> Everything() => theirs.Village.Look(async db =>
    {
        var all = new List<string>();
        foreach (var table in db.Model.GetEntityTypes()
            .Where(entity => !entity.IsOwned() && entity.ClrType.IsAssignableTo(typeof(ICooperativeOwned)))
            .Select(entity => (Name: entity.GetTableName()!, HasVersion: entity.FindProperty("Version") is not null)))
        {
            var sum = table.HasVersion ? "COALESCE(SUM(version), 0)" : "0";
            var sql = $"SELECT COUNT(*) || ' ' || {sum} AS Value FROM {table.Name} WHERE cooperative_id = {{0}}";
            var told = await db.Database.SqlQueryRaw<string>(sql, db.Tenant.Id.Value).SingleAsync();
            all.Add($"{table.Name} {told}");
        }

        return all;
    });
}
