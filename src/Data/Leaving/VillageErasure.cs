using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Data.Leaving;

/// <summary>Takes a village's rows out of every table, those that are never changed among them: the one place where
/// guards step aside, for rows of one village and for a database user that may change tables.</summary>
public static class VillageErasure
{
    /// <summary>Puts back what an erasure that was killed left away, and learns whether this database user may take a
    /// guard away at all. Where everything stands, nothing changes.</summary>
    /// <exception cref="NotTheOwnerException">This user may change rows, and no tables.</exception>
    public static async Task PutGuardsBack(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        await AsOwner(db, () => db.Engine.PutGuardsBack(db, ct));
    }

    /// <summary>The village in scope goes, and the word that it was comes, in one transaction.</summary>
    /// <param name="mayGo">Asked inside it once more; on false everything stays.</param>
    /// <returns>Whether it went.</returns>
    /// <exception cref="NotTheOwnerException">As above; nothing was changed.</exception>
    public static Task<bool> Erase(
        VillageDb db, Func<Task<bool>> mayGo, ErasedVillage word, CancellationToken ct) => AsOwner(
        db,
        () => db.Engine.WithoutGuards(
            db,
            async () =>
            {
                if (!await mayGo()) return false;
                await DeleteRows(db, ct);
                db.ChangeTracker.Clear();
                _ = db.ErasedVillages.Add(word);
                _ = await db.SaveChangesAsync(ct);
                return true;
            },
            ct));

    // Others first that point somewhere: so no key is left hanging, whatever the engine holds of keys meanwhile.
    private static async Task DeleteRows(VillageDb db, CancellationToken ct)
    {
        foreach (var table in VillageTables.Of(db).Reverse())
        {
            await using var delete = VillageRows.Command(db, $"DELETE FROM {table.Name} WHERE {table.Rows}");
            _ = await delete.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task AsOwner(VillageDb db, Func<Task> act) => await AsOwner(
        db,
        async () =>
        {
            await act();
            return true;
        });

    private static async Task<T> AsOwner<T>(VillageDb db, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception refused) when (db.Errors.IsForbidden(refused))
        {
            throw new NotTheOwnerException();
        }
    }
}

/// <summary>The database's user may change rows, and no tables: what a person at the keyboard can mend.</summary>
public sealed class NotTheOwnerException() : Exception(
    "This database user may not take a guard away: say the command as the owner of the tables (the connection string "
    + "that 'migrate' runs with, docs/guide/operator.md). Nothing was erased. "
    + "这个数据库用户没有改表的权限，没有删除；请换成运行 migrate 时用的连接串再来一次");
