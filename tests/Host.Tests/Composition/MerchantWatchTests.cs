using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VillageCloud.Data;
using VillageCloud.Data.Secrets;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Composition;
using VillageCloud.TestKit;
using VillageCloud.WeChat;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>What each process keeps of the villages' WeChat accounts: what is in force, and nothing else.</summary>
public sealed class MerchantWatchTests
{
    private const string Slug = "qingshan";

    private readonly Hiccup hiccup = new();
    private readonly Told told = new();
    private TestVillage village = null!;
    private ILoggerFactory loggers = null!;
    private MerchantWatch watch = null!;

    private static CancellationToken Ct => CancellationToken.None;

    private WeChatAccounts Accounts => village.Services.GetRequiredService<WeChatAccounts>();

    [SetUp]
    public async Task Start()
    {
        (hiccup.Trouble, told.Lines) = (null, []);
        village = await TestVillage.Start(DatabaseProvider.Sqlite, meanwhile: hiccup);
        await using (var scope = village.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<FoundVillage>().Run(
                new(Slug, "青山合作社", LegalForm.FarmersCooperative, "王芳"), Ct)).OrThrow();
            var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
            db.MerchantAccounts.Add(MerchantAccount.Enter(db.Tenant.Id, 1, Credentials(), village.Now));
            await db.SaveChangesAsync(Ct);
        }

        loggers = LoggerFactory.Create(logging => logging.AddProvider(told));
        watch = new MerchantWatch(
            village.Services.GetRequiredService<IServiceScopeFactory>(), Accounts,
            village.Services.GetRequiredService<WeChatPlace>(), village.Clock, loggers);
    }

    [TearDown]
    public async Task Stop()
    {
        watch.Dispose();
        loggers.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task The_account_of_a_village_that_is_gone_is_nobodys_and_what_the_settings_say_stays()
    {
        await watch.TryLook(Ct);
        Assert.That(Accounts.Find(Slug), Is.Not.Null);

        await Change(static one => one.Close(DateTimeOffset.UnixEpoch));
        await watch.TryLook(Ct);

        Assert.That(Accounts.Find(Slug), Is.Null, "whoever is founded by that name is not connected");
        Assert.That(Accounts.Find(DemoVillage.Slug), Is.Not.Null);

        await Change(static one => one.Reopen());
        await watch.TryLook(Ct);
        Assert.That(Accounts.Find(Slug), Is.Not.Null, "the same version again, where it was thought better of");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_cannot_be_read_at_first_is_told_once_and_tried_at_every_look(bool keysAreMissing)
    {
        hiccup.Trouble = keysAreMissing
            ? new DataKeysException("密钥文件读不到")
            : new InvalidOperationException("the database is away");

        for (var look = 0; look < 3; look++) await watch.TryLook(Ct);

        Assert.That(Accounts.Find(Slug), Is.Null);
        Assert.That(told.Lines.Count(static line => line == LogLevel.Error), Is.EqualTo(1));

        hiccup.Trouble = null;
        await watch.TryLook(Ct);
        var account = Accounts.Find(Slug);
        Assert.That(account, Is.Not.Null);
        await watch.TryLook(Ct);
        Assert.That(Accounts.Find(Slug), Is.SameAs(account), "what is connected isn't connected again");
    }

    private WeChatCredentials Credentials()
    {
        var known = village.Sandbox.Bootstrap;
        return new()
        {
            AppId = known.AppId, AppSecret = known.AppSecret, MerchantId = known.MchId,
            MerchantSerial = known.MerchantCertificateSerial, MerchantKey = known.MerchantPrivateKeyPem,
            ApiV3Key = known.ApiV3Key, PlatformKeyId = known.PublicKeyId, PlatformKey = known.PublicKeyPem,
            PushToken = known.PushToken, PushKey = known.EncodingAesKey,
        };
    }

    private async Task Change(Action<Cooperative> change)
    {
        await using var scope = village.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        change(await db.Cooperatives.SingleAsync(static one => one.Village == Slug, Ct));
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>While there is trouble, no credentials can be read.</summary>
    private sealed class Hiccup : DbCommandInterceptor
    {
        public Exception? Trouble { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) =>
            Trouble is { } trouble && command.CommandText.Contains("app_secret", StringComparison.Ordinal)
                ? throw trouble
                : ValueTask.FromResult(result);
    }

    private sealed class Told : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<LogLevel> Lines { get; set; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Enqueue(logLevel);

        public void Dispose()
        {
        }
    }
}
