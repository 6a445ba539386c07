using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Data.Bulk;

/// <summary>What a unit of work has decided to write past the change tracker, kept until its end and then sent in one
/// go: one round trip to a server. Rows are written in the order in which they were told, but for what is told to come
/// first, and are not seen before.
/// </summary>
/// <remarks>For few rows whose writers others wait for, such as those of an order. The village's guard holds here too:
/// a row of another village is a bug.</remarks>
public sealed class Writes
{
    /// <summary>An activity for each sending tells how long it took and how many statements it had.</summary>
    public const string ActivitySource = "VillageCloud.Data";
    public const string StatementsTag = "statements";

    private static readonly ActivitySource Activities = new(ActivitySource);

    private readonly VillageDb db;
    private readonly List<Statement> told = [];
    private readonly UnsentBalances balances;
    private int ids;

    internal Writes(VillageDb db)
    {
        this.db = db;
        balances = new(db);
    }

    /// <summary>A new row, and the id that it will have.</summary>
    internal FutureId InsertNew<T>(T row)
        where T : class, ICooperativeOwned
    {
        var id = new FutureId(ids++);
        told.Add(Statement.Insert(Cells<T>.Of(db, [row], value: null), 0, 1) with { Makes = id });
        return id;
    }

    /// <summary>A new row that nobody refers to, before all that was told: nobody waits for a row that everybody makes
    /// anew, so what others wait for is held for less long.</summary>
    public void InsertFirst<T>(T row)
        where T : class, ICooperativeOwned =>
        told.Insert(0, Statement.Insert(Cells<T>.Of(db, [row], value: null), 0, 1));

    /// <summary>New rows, perhaps with a value that the entities don't know yet, such as a <see cref="FutureId"/>.
    /// </summary>
    internal void Insert<T>(IReadOnlyList<T> rows, GivenValue? given)
        where T : class, ICooperativeOwned
    {
        var cells = Cells<T>.Of(db, rows, given);
        var most = db.Engine.RowsAStatement;
        for (var from = 0; from < rows.Count; from += most)
            told.Add(Statement.Insert(cells, from, Math.Min(most, rows.Count - from)));
    }

    /// <summary>Takes pieces off the shelf and writes why, if it still holds as many at that price. If not, the unit of
    /// work was too late, and runs again on what is there now.</summary>
    public void TakeStock(IReadOnlyList<(StockMovement Taken, Money Price)> sold)
    {
        foreach (var (taken, price) in sold)
        {
            told.Add(new(
                StockSql.Of(db), [-taken.Pieces, taken.SkuId.Value, db.Tenant.Id.Value, -taken.Pieces, price.Fen], 1));
        }

        // Behind them: an inserted movement takes a shared lock on its SKU, as an order's line does.
        Insert([.. sold.Select(static one => one.Taken)], given: null);
    }

    /// <summary>Lets this be the shopper's next order. If another one came between, the unit of work was too late, and
    /// runs again on what is there now.</summary>
    /// <param name="seen">The turn at which his orders were counted.</param>
    public void TakeTurn(ShopperId shopper, int seen) =>
        told.Add(new(TurnSql.Of(db), [shopper.Value, db.Tenant.Id.Value, seen], 1));

    /// <summary>Debits minus credits of what this unit of work wrote into the journal, by household: the kept balances
    /// learn of it at the end.</summary>
    public IReadOnlyDictionary<HouseholdId, Money> UnsentOf(Account account) => balances.ByHousehold(account);

    /// <summary>The kept balances change with this entry, whose lines are written by whoever tells it.</summary>
    internal void AddToBalances(JournalEntry entry) => balances.Add(entry);

    /// <summary>Forgets what wasn't sent.</summary>
    public void Clear()
    {
        balances.Clear();
        told.Clear();
        ids = 0;
    }

    /// <summary>Writes everything into the open transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else was quicker: to be tried again.</exception>
    public async Task Send(CancellationToken ct)
    {
        await SendStatements(ct);
        // Last: many wait for the same few rows.
        await balances.Send(ct);
        Clear();
    }

    private async Task SendStatements(CancellationToken ct)
    {
        if (told.Count == 0) return;
        Invariant.Holds(db.Database.CurrentTransaction is not null, "rows are written inside a unit of work");
        using var activity = Activities.StartActivity("write");
        activity?.SetTag(StatementsTag, told.Count);
        await db.Engine.Execute(db, told, ct);
    }
}
