using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Reconciliation;

/// <summary>Fetches WeChat's three bills of one Beijing day and archives them byte for byte. The first version stays
/// for ever: a different one for the same day is an alarm.</summary>
public sealed class ImportBills(VillageDb db, UnitOfWork work, IBillSource bills, TimeProvider clock)
{
    private static readonly BillKind[] Kinds = [BillKind.Trade, BillKind.FundBasic, BillKind.FundOperation];

    /// <summary>How long "no bill" is doubted for a day on which our books moved: it may only be late.</summary>
    private const int DoubtfulDays = 7;

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var files = new List<ImportedFile>();
        foreach (var kind in Kinds)
        {
            var downloaded = await Download(kind, command.Day, ct);
            if (downloaded.Refusal is { } later) return later;
            var archived = await work.Do(() => Archive(kind, command.Day, downloaded.Value, ct), ct);
            if (archived.Refusal is { } refusal) return refusal;
            files.Add(archived.Value);
        }

        return new Result(files);
    }

    private async Task<Outcome<BillDownload>> Download(BillKind kind, DateOnly day, CancellationToken ct) =>
        await bills.Download(kind, day, ct) switch
        {
            GatewayResult<BillDownload>.Ok ok => ok.Value,
            GatewayResult<BillDownload>.Rejected { Code: "NO_STATEMENT_EXIST" } => await IsDoubtful(kind, day, ct)
                ? new BillNotReady(kind, day)
                : new BillDownload(kind, day, ReadOnlyMemory<byte>.Empty, Sha1: ""),
            GatewayResult<BillDownload>.Rejected { Code: "STATEMENT_CREATING" } => new BillNotReady(kind, day),
            GatewayResult<BillDownload>.Rejected no => new BillRejected(kind, day, no.Code),
            _ => new BillNotReady(kind, day),
        };

    /// <summary>An archived empty day stays for ever, so "no bill" is believed only where our books agree, or after a
    /// week.</summary>
    private async Task<bool> IsDoubtful(BillKind kind, DateOnly day, CancellationToken ct)
    {
        if (day < BeijingTime.DayOf(clock.GetUtcNow()).AddDays(-DoubtfulDays)) return false;
        var account = kind == BillKind.FundOperation ? Account.WeChatOperation : Account.WeChatBasic;
        var (start, end) = (BeijingTime.StartOf(day), BeijingTime.StartOf(day.AddDays(1)));
        return await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where line.AccountCode == account.Code && entry.EffectiveAt >= start && entry.EffectiveAt < end
            select line.EntryId).AnyAsync(ct);
    }

    private async Task<Outcome<ImportedFile>> Archive(
        BillKind kind, DateOnly day, BillDownload download, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = await db.BillFiles.AsNoTracking().Where(file => file.Kind == kind && file.Day == day)
            .Select(file => new { file.Sha1 }).FirstOrDefaultAsync(ct);
        var isEmpty = download.Content.IsEmpty;
        if (known is null)
        {
            db.BillFiles.Add(new(db.Tenant.Id, kind, day, download.Content.ToArray(), download.Sha1, now));
            return new ImportedFile(kind, isEmpty, ImportOutcome.Archived);
        }

        if (known.Sha1 == download.Sha1) return new ImportedFile(kind, isEmpty, ImportOutcome.Unchanged);
        const string Code = "bill.changed";
        var subject = $"{kind}:{day:yyyy-MM-dd}";
        if (!await db.Alarms.AnyAsync(alarm => alarm.Code == Code && alarm.Subject == subject, ct))
        {
            db.Alarms.Add(new(
                db.Tenant.Id, Code, subject, $"{day:yyyy-MM-dd} 的{BillWords.Of(kind)}与已存档的不一样，仍以存档为准，请财务核对", now));
        }

        return new ImportedFile(kind, isEmpty, ImportOutcome.Changed);
    }

    public sealed record Command(DateOnly Day);

    public sealed record Result(IReadOnlyList<ImportedFile> Files);
}

public enum ImportOutcome
{
    Archived,
    Unchanged,

    /// <summary>Differs from the archived one, which stays.</summary>
    Changed,
}

/// <param name="IsEmpty">WeChat has no such bill: nothing moved that day.</param>
public sealed record ImportedFile(BillKind Kind, bool IsEmpty, ImportOutcome Outcome);

public sealed record BillNotReady(BillKind BillKind, DateOnly Day)
    : Refusal("bill.not_ready", $"{Day:yyyy-MM-dd} 的{BillWords.Of(BillKind)}还没有准备好，请稍后再取")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BillRejected(BillKind BillKind, DateOnly Day, string WeChatCode)
    : Refusal("bill.rejected", $"微信没有给出 {Day:yyyy-MM-dd} 的{BillWords.Of(BillKind)}（{WeChatCode}），请检查日期和权限");

internal static class BillWords
{
    public static string Of(BillKind kind) => kind switch
    {
        BillKind.Trade => "交易账单",
        BillKind.FundBasic => "基本账户资金账单",
        BillKind.FundOperation => "运营账户资金账单",
        _ => "账单",
    };
}
