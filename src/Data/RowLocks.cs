using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data;

/// <summary>Rows that a unit of work holds until its transaction ends, so that what it decides on them stays true. On
/// SQLite the one writer is enough, and nothing is asked.</summary>
public static class RowLocks
{
    /// <summary>Together with others who do the same; whoever wants it alone waits for all of them.</summary>
    public static Task HoldShared(this VillageDb db, PeriodId period, CancellationToken ct) => Ask(
        db, $"SELECT id AS Value FROM accounting_periods WHERE id = {period.Value} LOCK IN SHARE MODE", ct);

    /// <summary>Waits for everybody who holds it, and keeps others away.</summary>
    public static Task HoldAlone(this VillageDb db, PeriodId period, CancellationToken ct) => Ask(
        db, $"SELECT id AS Value FROM accounting_periods WHERE id = {period.Value} FOR UPDATE", ct);

    /// <summary>What is promised of a village's balances is promised by one at a time.</summary>
    public static Task HoldVillageAlone(this VillageDb db, CancellationToken ct) => Ask(
        db, $"SELECT id AS Value FROM cooperatives WHERE id = {db.Tenant.Id.Value} FOR UPDATE", ct);

    private static Task Ask(VillageDb db, FormattableString rows, CancellationToken ct) =>
        db is MySqlVillageDb ? db.Database.SqlQuery<long>(rows).ToListAsync(ct) : Task.CompletedTask;
}
