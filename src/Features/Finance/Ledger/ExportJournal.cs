using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>The whole journal as plain text that hledger reads, so that anybody can check our sums with a program that
/// isn't ours.</summary>
public sealed class ExportJournal(VillageDb db, StaffWork work)
{
    public Task<Outcome<string>> Run(Query query, CancellationToken ct) => work.Do<string>(
        "journal.export", query,
        async () =>
        {
            var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            await Write(text, ct);
            return text.ToString();
        },
        ct);

    /// <summary>For whoever has the database anyway.</summary>
    public async Task Write(TextWriter writer, CancellationToken ct)
    {
        writer.NewLine = "\n";
        var households = await db.Households.AsNoTracking()
            .ToDictionaryAsync(household => household.Id, household => household.Number, ct);
        foreach (var account in Account.All) await writer.WriteLineAsync($"account {NameOf(account)}");
        var entries = db.JournalEntries.AsNoTracking().Include(entry => entry.Lines).OrderBy(entry => entry.Id);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(ct))
            await writer.WriteAsync(TextOf(entry, households));
    }

    private static string TextOf(JournalEntry entry, Dictionary<HouseholdId, int> households)
    {
        var day = BeijingTime.DayOf(entry.EffectiveAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = new StringBuilder(
            $"\n{day} * ({JournalText.Code(entry.BusinessKey)}) {JournalText.Description(entry.Summary)}\n");
        foreach (var line in entry.Lines.OrderBy(line => line.Sequence))
        {
            var account = NameOf(Account.WithCode(line.AccountCode));
            var household = line.HouseholdId is { } id ? $":{households[id]}" : "";
            text.Append(CultureInfo.InvariantCulture, $"    {account}{household}    CNY {line.Amount}\n");
        }

        return text.ToString();
    }

    private static string NameOf(Account account) => $"{account.Code} {account.Name}";

    public sealed record Query(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.ExportBooks;
    }
}
