using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace VillageCloud.Data.Secrets;

/// <summary>Encrypts with the newest key what an older one has encrypted, in every village, a few rows at a time beside
/// those who work. What somebody changes meanwhile is encrypted with the newest already, and left as it is.</summary>
public static class Reencryption
{
    private const int RowsAtOnce = 200;

    /// <summary>How many values were rewritten.</summary>
    public static async Task<int> Run(VillageDb db, DataKeys keys, CancellationToken ct)
    {
        var done = 0;
        foreach (var column in EncryptedColumns.Of(db.Model).ToList()) done += await Rewrite(db, keys, column, ct);
        return done;
    }

    private static async Task<int> Rewrite(VillageDb db, DataKeys keys, IProperty column, CancellationToken ct)
    {
        var place = EncryptedColumns.PlaceOf(column);
        var (table, name) = (place.Split('.')[0], column.GetColumnName());
        var sql = db.GetService<ISqlGenerationHelper>();
        var (from, field) = (sql.DelimitIdentifier(table), sql.DelimitIdentifier(name));
        // Names of the model, quoted as the engine wants them; values go as parameters.
        var older = $"SELECT id AS Id, {field} AS Text FROM {from} WHERE id > {{0}} AND {field} NOT LIKE {{1}} "
            + $"ORDER BY id LIMIT {RowsAtOnce}";
        var rewrite = $"UPDATE {from} SET {field} = {{0}} WHERE id = {{1}} AND {field} = {{2}}";
        var (done, after) = (0, 0L);
        while (true)
        {
            var rows = await db.Database.SqlQueryRaw<Row>(older, after, keys.StartOfNewest + "%").ToListAsync(ct);
            if (rows.Count == 0) return done;
            foreach (var row in rows)
            {
                done += await db.Database.ExecuteSqlRawAsync(
                    rewrite, [keys.Encrypt(keys.Decrypt(row.Text, place), place), row.Id, row.Text], ct);
            }

            after = rows[^1].Id;
        }
    }

    private sealed record Row(long Id, string Text);
}
