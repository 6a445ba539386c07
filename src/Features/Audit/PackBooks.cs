using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Statements;

namespace VillageCloud.Features.Audit;

/// <summary>What of the pack is the books: entries, statements of each month, our own checks, and who did what.
/// </summary>
public sealed class PackBooks(
    VillageDb db, ExportJournal journal, GetAccountBalances balances, GetSurplusStatement surplus,
    GetMemberAccounts members, CheckBooks checks)
{
    internal async Task Put(PackFile pack, bool withTrail, CancellationToken ct)
    {
        await PutEntries(pack, ct);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        await journal.Write(text, ct);
        pack.Text("账本/账本.journal", text.ToString());
        var periods = await db.Periods.AsNoTracking().OrderBy(period => period.FirstDay).ToListAsync(ct);
        foreach (var period in periods) await PutStatements(pack, period, ct);
        pack.Table(
            "自检.csv", ["规矩", "成立", "说明"],
            (await checks.Ask(ct)).Select(one => new object?[] { one.Code, one.Holds ? "成立" : "不成立", one.Detail }));
        if (withTrail) await PutTrail(pack, ct);
    }

    private async Task PutEntries(PackFile pack, CancellationToken ct)
    {
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .ToDictionaryAsync(one => one.Id, one => one.Number, ct);
        var lines = await (
            from line in db.JournalLines.AsNoTracking()
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            join period in db.Periods on entry.PeriodId equals period.Id
            orderby entry.Id, line.Sequence
            select new
            {
                entry.Id, entry.BusinessKey, entry.EffectiveAt, period.FirstDay, entry.Summary, line.AccountCode,
                line.HouseholdId, line.Amount.Fen,
            }).ToListAsync(ct);
        pack.Table(
            "账本/分录.csv", ["分录号", "业务号", "时间", "记在哪个月", "摘要", "科目", "科目名称", "户号", "借方", "贷方"],
            lines.Select(line => new object?[]
            {
                line.Id.Value, line.BusinessKey, TimeOf(line.EffectiveAt), PackFile.MonthOf(line.FirstDay),
                line.Summary, line.AccountCode, Account.WithCode(line.AccountCode).Name,
                line.HouseholdId is { } one ? households[one] : null,
                line.Fen > 0 ? new Money(line.Fen) : null, line.Fen < 0 ? new Money(-line.Fen) : null,
            }));
    }

    private async Task PutStatements(PackFile pack, AccountingPeriod period, CancellationToken ct)
    {
        var month = PackFile.MonthOf(period.FirstDay);
        var sheet = (await balances.Read(new(period.Id), ct)).OrThrow();
        pack.Table(
            $"报表/{month}-科目余额表.csv",
            ["科目", "名称", "期初借方", "期初贷方", "本期借方", "本期贷方", "期末借方", "期末贷方"],
            sheet.Rows.Append(sheet.Total).Select(row => new object?[]
            {
                row.Code, row.Name, row.Opening.Debit, row.Opening.Credit, row.Debit, row.Credit, row.Closing.Debit,
                row.Closing.Credit,
            }));
        pack.Table(
            $"报表/{month}-盈余及盈余分配表.csv", ["项目", "金额", "科目"],
            (await surplus.Read(new(period.Id), ct)).OrThrow().Rows.Select(row => new object?[]
            {
                row.Label, row.Amount, string.Join('、', row.Accounts),
            }));
        var accounts = (await members.All(period.Id, to: null, ct)).OrThrow().Rows;
        pack.Table(
            $"报表/{month}-成员账户.csv",
            ["户号", "农户", "成员", "出资", "公积份额", "补助份额", "交易额", "盈余返还", "剩余盈余", "还欠这户"],
            accounts.Append(GetMemberAccounts.Total(accounts)).Select(row => new object?[]
            {
                row.Number == 0 ? null : row.Number, row.Name, row.Number == 0 ? "" : row.IsMember ? "是" : "否",
                row.Contribution, row.ReserveShare, row.SubsidyShare, row.Volume, row.Patronage, row.Capital, row.Owed,
            }));
    }

    private async Task PutTrail(PackFile pack, CancellationToken ct)
    {
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        var trail = await db.AuditTrail.AsNoTracking().OrderBy(one => one.Id).ToListAsync(ct);
        pack.Table(
            "操作记录.csv", ["序号", "时间", "人员", "做了什么", "单号"],
            trail.Select(one => new object?[]
            {
                one.Id, TimeOf(one.At), one.StaffId is { } who ? names[who] : "系统维护人员", one.Verb, one.Document,
            }));
    }

    private static string TimeOf(DateTimeOffset at) =>
        at.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
