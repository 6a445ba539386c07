using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Benchmarks.Settlement;

/// <summary>The limit of settling: the very journal rows that it posts, in bulk, into the same tables with the same
/// keys, indexes and checks. It decides nothing, marks no sale as settled, writes no household's volume and
/// keeps no balance.</summary>
internal static class RawJournal
{
    // With five journal lines each, about fifty thousand rows to a commit.
    private const int EntriesOfACommit = 10_000;

    private static readonly string[] EntryColumns =
    [
        "id", "cooperative_id", "business_key", "kind", "subject", "period_id", "effective_at", "summary", "amount_fen",
    ];

    private static readonly string[] LineColumns =
    [
        "entry_id", "sequence", "cooperative_id", "account_code", "household_id", "sale_id", "amount_fen",
        "party_id",
    ];

    public static async Task Insert(BenchVillage village, DueSales due, CancellationToken ct)
    {
        var period = await village.Look(db => db.Periods.OrderByDescending(one => one.FirstDay)
            .Select(static one => one.Id.Value).FirstAsync(ct));
        var before = await village.Look(db => db.JournalEntries.MaxAsync(static entry => entry.Id, ct));
        await using var store = await BulkStore.Open(village.Settings, ct);
        for (var first = 1; first <= due.Count; first += EntriesOfACommit)
        {
            var last = Math.Min(due.Count, first + EntriesOfACommit - 1);
            await store.Begin(ct);
            await store.Write(
                "journal_entries", EntryColumns,
                rows => WriteEntries(rows, first, last, before.Value, period, due), ct);
            await store.Write(
                "journal_lines", LineColumns, rows => WriteLines(rows, first, last, before.Value, due), ct);
            await store.Commit(ct);
        }
    }

    private static void WriteEntries(IRowWriter rows, int first, int last, long before, long period, DueSales due)
    {
        for (var line = first; line <= last; line++)
        {
            rows.Add(before + line).Add(1).Add($"settle:{line}:1").Add("SaleSettled").Add($"{line}:1").Add(period)
                .Add(due.Now)
                .Add($"结算 {DueSales.NumberOf(line)} 第 {DueSales.PlaceInOrder(line)} 行")
                .Add(DueSales.PaidFen(line)).End();
        }
    }

    private static void WriteLines(IRowWriter rows, int first, int last, long before, DueSales due)
    {
        for (var line = first; line <= last; line++)
        {
            var net = DueSales.PaidFen(line);
            var entry = before + line;
            var seller = new HouseholdId(due.SellerOf(line).HouseholdId);
            rows.Add(entry).Add(1).Add(1).Add(Account.PendingSales.Code).AddNull().Add(line).Add(net).AddNull().End();
            var sequence = 2;
            foreach (var (party, amount) in due.Rule.Split(new Money(net)).Each)
            {
                rows.Add(entry).Add(sequence++).Add(1).Add(party.AccountCode);
                if (party.PayeeOf(seller) is { } payee) rows.Add(payee.Value);
                else rows.AddNull();
                rows.Add(line).Add(-amount.Fen).Add(party.Id.Value).End();
            }
        }
    }
}
