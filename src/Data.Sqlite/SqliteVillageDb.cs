using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace VillageCloud.Data.Sqlite;

/// <summary>The village edition: one SQLite file. Its migrations lie beside it.</summary>
public sealed class SqliteVillageDb(DbContextOptions<SqliteVillageDb> options) : VillageDb(options)
{
    internal override IEngine Engine => SqliteEngine.Instance;
}

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteVillageDb>
{
    public SqliteVillageDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteVillageDb>().UseSqlite("Data Source=design-time.db")
                .ReplaceService<IRelationalAnnotationProvider, TypedKeyAnnotations>().Options);
}
