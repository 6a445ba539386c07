using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using VillageCloud.Data.Conventions;

namespace VillageCloud.Data;

/// <summary>The village edition: one SQLite file. A subclass only so that its migrations have a home of their
/// own.</summary>
public sealed class SqliteVillageDb(DbContextOptions<SqliteVillageDb> options) : VillageDb(options);

/// <summary>The county edition: MySQL 8 or MariaDB 10.11.</summary>
public sealed class MySqlVillageDb(DbContextOptions<MySqlVillageDb> options) : VillageDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.CompareTextExactly();
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteVillageDb>
{
    public SqliteVillageDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteVillageDb>().UseSqlite("Data Source=design-time.db")
                .ReplaceService<IRelationalAnnotationProvider, TypedKeyAnnotations>().Options);
}

internal sealed class MySqlDesignTime : IDesignTimeDbContextFactory<MySqlVillageDb>
{
    public MySqlVillageDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<MySqlVillageDb>()
                .UseMySql("Server=design-time", VillageDatabase.DefaultMySqlVersion)
                .ReplaceService<IMigrationsSqlGenerator, ExactText.InServersWords>().Options);
}
