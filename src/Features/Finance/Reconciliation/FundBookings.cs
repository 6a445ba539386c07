using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>What only a fund bill knows is booked from it: fees, withdrawals to the bank, and those that the bank sent
/// back. WeChat tells what it did, so nobody has to approve it.</summary>
/// <remarks>The key is the row's place in the archived file. No number on the bill names a row: a payment, its fee and
/// the fee's return share all of them.</remarks>
internal sealed class FundBookings(VillageDb db, Books books, DateOnly day, BillKind kind)
{
    private const int LongestNumber = 64;
    private const int EntriesAtOnce = 5_000;

    /// <summary>How long after a withdrawal the bank may send it back without saying which one.</summary>
    private static readonly TimeSpan LatestReturn = TimeSpan.FromDays(15);

    private readonly HashSet<int> strangers = [];

    /// <summary>What the subjects of all entries from one file begin with; its rows are numbered.</summary>
    private readonly string file = string.Create(
        CultureInfo.InvariantCulture, $"{day:yyyyMMdd}:{(kind == BillKind.FundBasic ? "basic" : "operation")}:");

    public Account Account => kind == BillKind.FundBasic ? Account.WeChatBasic : Account.WeChatOperation;

    /// <summary>Places of returns whose withdrawal isn't known.</summary>
    public IReadOnlySet<int> Strangers => strangers;

    /// <summary>By how much this changed the account; nothing where all of the file was booked before.</summary>
    public Money Change { get; private set; }

    public async Task Book(FundBill bill, CancellationToken ct)
    {
        await BookFees(bill, ct);
        await BookWithdrawals(bill, ct);
        await db.SaveChangesAsync(ct);
        await BookReturns(bill, ct);
    }

    private async Task BookFees(FundBill bill, CancellationToken ct)
    {
        var posted = await Posted(EntryKind.FeeCharged, ct);
        var periods = new Dictionary<DateOnly, AccountingPeriod>();
        var entries = new List<JournalEntry>();
        foreach (var row in bill.Rows)
        {
            var key = KeyOf(EntryKind.FeeCharged, row);
            if (FeeOf(row) is not { IsZero: false } fee || posted.Contains(key.Subject)) continue;
            // A day's rows all belong to one month: asking for each would take longer than all the rest.
            var on = BeijingTime.DayOf(row.At);
            if (!periods.TryGetValue(on, out var period)) periods[on] = period = await books.PeriodFor(row.At, ct);
            entries.Add(books.EntryOf(ToldByFundBill.Fee(key, Number(row), Account, fee), period, row.At));
            Change -= fee;
            if (entries.Count < EntriesAtOnce) continue;
            _ = await books.PostAll(entries, ct);
            entries = [];
        }

        _ = await books.PostAll(entries, ct);
    }

    private static Money FeeOf(FundBillRow row) => row.Kind switch
    {
        FundRowKind.PaymentFee or FundRowKind.FeeReturned => -row.Amount,
        FundRowKind.Payment => row.FeeWithin,
        FundRowKind.Refund => -row.FeeWithin,
        _ => Money.Zero,
    };

    private async Task BookWithdrawals(FundBill bill, CancellationToken ct)
    {
        var posted = await Posted(EntryKind.Withdrawn, ct);
        foreach (var row in bill.Rows.Where(row => row.Kind == FundRowKind.Withdrawal && row.Amount.IsNegative))
        {
            var key = KeyOf(EntryKind.Withdrawn, row);
            if (posted.Contains(key.Subject)) continue;
            db.Withdrawals.Add(new(db.Tenant.Id, kind, day, row, key));
            await books.Post(ToldByFundBill.Withdrawal(key, Number(row), Account, -row.Amount), row.At, ct);
            Change += row.Amount;
        }
    }

    private async Task BookReturns(FundBill bill, CancellationToken ct)
    {
        var posted = await Posted(EntryKind.WithdrawalReturned, ct);
        foreach (var row in bill.Rows.Where(row => row.Kind == FundRowKind.WithdrawalReturned && !row.Amount.IsZero))
        {
            var key = KeyOf(EntryKind.WithdrawalReturned, row);
            if (posted.Contains(key.Subject))
            {
                if (!await IsReversal(key, ct)) strangers.Add(row.Place);
                continue;
            }

            Change += row.Amount;
            if (await WithdrawalOf(row, ct) is { } withdrawal)
            {
                withdrawal.Return(row.At);
                await books.Reverse(ToldByFundBill.Return(withdrawal.EntryKey, key, Number(row)), row.At, ct);
                await db.SaveChangesAsync(ct);
                continue;
            }

            strangers.Add(row.Place);
            await books.Post(ToldByFundBill.StrangeReturn(key, Number(row), Account, row.Amount), row.At, ct);
        }
    }

    private Task<bool> IsReversal(BusinessKey key, CancellationToken ct)
    {
        var text = key.ToString();
        return db.JournalEntries.AnyAsync(entry => entry.BusinessKey == text && entry.ReversesId != null, ct);
    }

    /// <summary>The one that the row names; else the only one of that amount.</summary>
    private async Task<Withdrawal?> WithdrawalOf(FundBillRow row, CancellationToken ct)
    {
        var since = row.At - LatestReturn;
        var open = await db.Withdrawals
            .Where(one => one.Kind == kind && one.ReturnedAt == null && one.Amount == row.Amount && one.At <= row.At)
            .OrderByDescending(one => one.At).ThenBy(one => one.Id).ToListAsync(ct);
        if (open.FirstOrDefault(one => one.IsNamedBy(row)) is { } named) return named;
        var recent = open.Where(one => one.At >= since).ToList();
        return recent.Count == 1 ? recent[0] : null;
    }

    /// <summary>What was booked from this very file.</summary>
    private Task<HashSet<string>> Posted(EntryKind what, CancellationToken ct) =>
        db.JournalEntries.AsNoTracking().Where(entry => entry.Kind == what && entry.Subject.StartsWith(file))
            .Select(entry => entry.Subject).ToHashSetAsync(ct);

    private BusinessKey KeyOf(EntryKind what, FundBillRow row) =>
        new(what, string.Create(CultureInfo.InvariantCulture, $"{file}{row.Place}"));

    private static string Number(FundBillRow row)
    {
        var number = row.VoucherNo.Length > 0 ? row.VoucherNo : row.WeChatNo;
        return number.AtMost(LongestNumber);
    }
}
