using VillageCloud.Domain.Shared;

namespace VillageCloud.Data;

/// <summary>Rows that a unit of work holds until its transaction ends, so that what it decides on them stays true.
/// Where there is one writer, nothing is asked.</summary>
public static class RowLocks
{
    private const string Periods = "accounting_periods";
    private const string Villages = "cooperatives";
    private const string Categories = "categories";

    /// <summary>Together with others who do the same; whoever wants it alone waits for all of them.</summary>
    public static Task HoldShared(this VillageDb db, PeriodId period, CancellationToken ct) =>
        db.Engine.Hold(db, Periods, period.Value, isShared: true, ct);

    /// <summary>Waits for everybody who holds it, and keeps others away.</summary>
    public static Task HoldAlone(this VillageDb db, PeriodId period, CancellationToken ct) =>
        db.Engine.Hold(db, Periods, period.Value, isShared: false, ct);

    /// <summary>Whoever puts something on sale in a category holds it together with others who do.</summary>
    public static Task HoldShared(this VillageDb db, CategoryId category, CancellationToken ct) =>
        db.Engine.Hold(db, Categories, category.Value, isShared: true, ct);

    /// <summary>Waits for everybody who puts something on sale in it.</summary>
    public static Task HoldAlone(this VillageDb db, CategoryId category, CancellationToken ct) =>
        db.Engine.Hold(db, Categories, category.Value, isShared: false, ct);

    /// <summary>What is promised of a village's balances is promised by one at a time.</summary>
    public static Task HoldVillageAlone(this VillageDb db, CancellationToken ct) =>
        db.Engine.Hold(db, Villages, db.Tenant.Id.Value, isShared: false, ct);
}
