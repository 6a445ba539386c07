using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VillageCloud.Data.MySql;

/// <summary>The county edition: MySQL 8 or MariaDB 10.11. Its migrations lie beside it.</summary>
public sealed class MySqlVillageDb(DbContextOptions<MySqlVillageDb> options) : VillageDb(options)
{
    internal override IEngine Engine => MySqlEngine.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.CompareTextExactly();
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class MySqlDesignTime : IDesignTimeDbContextFactory<MySqlVillageDb>
{
    public MySqlVillageDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<MySqlVillageDb>()
                .UseMySql("Server=design-time", MySqlDatabase.DefaultVersion)
                .ReplaceService<IMigrationsSqlGenerator, ExactText.InServersWords>().Options);
}
