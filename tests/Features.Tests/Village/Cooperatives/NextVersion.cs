#pragma warning disable EF1001 // A version that isn't written yet can only be put beside those that an assembly holds.
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Data.MySql;
using VillageCloud.Data.Sqlite;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>The product with one migration more, as its next version will have one: it changes tables to which rows can
/// only be added, the largest among them, and one that can be changed.</summary>
internal sealed class NextVersion(
    ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids,
    IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
    : MigrationsAssembly(context, options, ids, logger)
{
    public const string Id = "99990101000000_NextVersion";

    /// <summary>What it is made of, on the database of a village.</summary>
    /// <param name="meanwhile">Hears every statement before it runs.</param>
    public static ServiceProvider Of(TestVillage village, DbCommandInterceptor? meanwhile = null)
    {
        var settings = village.Services.GetRequiredService<DatabaseSettings>();
        var services = new ServiceCollection().AddLogging();
        _ = settings.Provider == DatabaseProvider.Sqlite
            ? services.AddSqliteVillageDb(settings)
            : services.AddMySqlVillageDb(settings);
        services.ConfigureDbContext<SqliteVillageDb>(
            static options => options.ReplaceService<IMigrationsAssembly, NextVersion>());
        services.ConfigureDbContext<MySqlVillageDb>(
            static options => options.ReplaceService<IMigrationsAssembly, NextVersion>());
        if (meanwhile is not null)
            services.ConfigureDbContext<SqliteVillageDb>(options => options.AddInterceptors(meanwhile));
        return services.BuildServiceProvider();
    }

    public override IReadOnlyDictionary<string, TypeInfo> Migrations => new SortedList<string, TypeInfo>(
        base.Migrations.ToDictionary(static one => one.Key, static one => one.Value), StringComparer.Ordinal)
    {
        [Id] = typeof(Change).GetTypeInfo(),
    };

    public override Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = base.CreateMigration(migrationClass, activeProvider);
        if (migration is Change change) change.Model = ModelSnapshot!.Model;
        return migration;
    }

    [Migration(Id)]
    internal sealed class Change : Migration
    {
        public IModel Model { get; set; } = null!;

        public override IModel TargetModel => Model;

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // As the tool writes it for either engine.
            var (text, collation) = migrationBuilder.ActiveProvider!.Contains("Sqlite", StringComparison.Ordinal)
                ? ("TEXT", null)
                : ("varchar(128)", "utf8mb4_nopad_bin");
            foreach (var (table, column) in new[]
            {
                ("journal_entries", "summary"), ("audit_trail", "document"), ("stock_movements", "note"),
            })
            {
                var mayBeEmpty = table != "journal_entries";
                migrationBuilder.AlterColumn<string>(
                    column, table, text, maxLength: 128, nullable: mayBeEmpty, oldType: text, oldMaxLength: 64,
                    oldNullable: mayBeEmpty, collation: collation, oldCollation: collation);
            }

            migrationBuilder.CreateIndex("ix_of_next_version", "journal_lines", ["sale_id", "amount_fen"]);
            migrationBuilder.AddColumn<string>(
                "of_next_version", "orders", text, maxLength: 128, nullable: true, collation: collation);
        }
    }
}
