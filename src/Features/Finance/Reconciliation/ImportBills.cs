using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

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
        Refusal? refused = null;
        foreach (var kind in Kinds)
        {
            var imported = await Import(kind, command.Day, ct);
            if (imported.Refusal is { } refusal) refused ??= refusal;
            else files.Add(imported.Value);
        }

        return refused is null ? new Result(files) : refused;
    }

    /// <summary>Each on its own: one that isn't ready keeps no other from the archive.</summary>
    private async Task<Outcome<ImportedFile>> Import(BillKind kind, DateOnly day, CancellationToken ct)
    {
        var downloaded = await Download(kind, day, ct);
        if (downloaded.Refusal is { } later) return later;
        return await work.Do(() => Archive(kind, day, downloaded.Value, ct), ct);
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
        var (start, end) = (BeijingTime.StartOf(day), BeijingTime.EndOf(day));
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
        var known = await db.BillFiles.AsNoTracking()
            .Where(file => file.Kind == kind && file.Day == day && file.CurrentSlot == 1)
            .Select(file => new { file.Id, file.Sha1, IsUnread = file.Problem != null && file.MatchedAt == null })
            .FirstOrDefaultAsync(ct);
        var isEmpty = download.Content.IsEmpty;
        if (known?.Sha1 == download.Sha1) return new ImportedFile(kind, isEmpty, ImportOutcome.Unchanged);
        if (known is { IsUnread: false })
        {
            await db.RaiseAlarm(
                new(
                    "bill.changed", $"{kind}:{day:yyyy-MM-dd}",
                    $"{day:yyyy-MM-dd} 的{BillWords.Of(kind)}与已存档的不一样，仍以存档为准，请财务核对"), now, ct);
            return new ImportedFile(kind, isEmpty, ImportOutcome.Changed);
        }

        if (known is not null)
        {
            (await db.BillFiles.SingleAsync(file => file.Id == known.Id, ct)).Supersede();
            await db.SaveChangesAsync(ct);
        }

        db.BillFiles.Add(new(db.Tenant.Id, kind, day, download.Content.ToArray(), download.Sha1, now));
        return new ImportedFile(kind, isEmpty, known is null ? ImportOutcome.Archived : ImportOutcome.Replaced);
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

    /// <summary>Nobody could read the archived one: WeChat's new one counts, and the old bytes stay.</summary>
    Replaced,
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
