using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Leaving;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Features.Insights;

/// <summary>Why a village can't be erased yet: somebody waits for goods or money, or its books would be lost (decision
/// 39). Asked inside a transaction.</summary>
internal static class WhatHoldsVillage
{
    /// <summary>What the village owes to somebody, or what is on its way to them; its own funds are its own affair.
    /// </summary>
    private static readonly Account[] Owed =
    [
        Account.GoodsPayable, Account.DividendPayable, Account.PayoutInTransit, Account.PatronageDue,
        Account.CapitalDue, Account.PendingSales, Account.HostCommissions, Account.OtherParties,
        Account.UnnamedPayments, Account.UnnamedReceipts, Account.CapitalPayable,
    ];

    /// <summary>What a copy of the books has to have as many of as the books: rows that are only ever added.</summary>
    private static readonly string[] Books =
    [
        "journal_entries", "journal_lines", "sale_postings", "orders", "payments", "refunds", "payouts",
        "dividend_plans", "cost_vouchers", "capital_changes", "departures",
        "repayments", "household_splits", "household_merges", "bank_rows",
    ];

    /// <summary>Null when nothing does.</summary>
    public static async Task<Refusal?> WhatHolds(this VillageDb db, ExportProof? export, CancellationToken ct) =>
        await OpenOrders(db, ct) ?? await OpenRefunds(db, ct) ?? await OpenPayouts(db, ct) ?? await MoneyOwed(db, ct)
        ?? await BooksLost(db, export, ct);

    private static async Task<Refusal?> OpenOrders(VillageDb db, CancellationToken ct)
    {
        var open = db.Orders.Where(static one => one.Status == OrderStatus.AwaitingPayment
            || one.Status == OrderStatus.Paid || one.Status == OrderStatus.Shipped);
        return await open.OrderBy(static one => one.Id).Select(static one => one.Number).FirstOrDefaultAsync(ct) is
            { } number ? new EraseOrdersOpen(await open.CountAsync(ct), number) : null;
    }

    private static async Task<Refusal?> OpenRefunds(VillageDb db, CancellationToken ct)
    {
        var open = db.Refunds.Where(static one => one.Status != RefundStatus.Declined
            && one.Status != RefundStatus.Succeeded && one.Status != RefundStatus.Closed);
        return await open.OrderBy(static one => one.Id).Select(static one => one.OutRefundNo).FirstOrDefaultAsync(ct)
            is { } number ? new EraseRefundsOpen(await open.CountAsync(ct), number) : null;
    }

    private static async Task<Refusal?> OpenPayouts(VillageDb db, CancellationToken ct)
    {
        var open = db.Payouts.Where(static one => one.Status == PayoutStatus.Submitted
            || one.Status == PayoutStatus.WaitingForPayee);
        return await open.OrderBy(static one => one.Id).Select(static one => one.OutBillNo).FirstOrDefaultAsync(ct) is
            { } number ? new ErasePayoutsOpen(await open.CountAsync(ct), number) : null;
    }

    private static async Task<Refusal?> MoneyOwed(VillageDb db, CancellationToken ct)
    {
        var (ofEach, ofAll) = (CodesOf(perHousehold: true), CodesOf(perHousehold: false));
        // One household's claim is not set off against another's debt.
        var parts = db.HouseholdBalances.Where(balance => ofEach.Contains(balance.AccountCode))
            .GroupBy(static balance => new { balance.AccountCode, balance.HouseholdId })
            .Select(static all => new
            {
                all.Key.AccountCode, Fen = all.Sum(balance => balance.Credit.Fen - balance.Debit.Fen),
            });
        var wholes = db.AccountBalances.Where(balance => ofAll.Contains(balance.AccountCode))
            .GroupBy(static balance => balance.AccountCode)
            .Select(static all => new
            {
                AccountCode = all.Key, Fen = all.Sum(balance => balance.Credit.Fen - balance.Debit.Fen),
            });
        var left = await parts.Concat(wholes).Where(static sum => sum.Fen != 0).OrderBy(static sum => sum.AccountCode)
            .ThenByDescending(sum => sum.Fen).FirstOrDefaultAsync(ct);
        return left is null ? null : new EraseMoneyOwed(Account.WithCode(left.AccountCode).Name, new Money(left.Fen));
    }

    private static List<string> CodesOf(bool perHousehold) =>
        [.. Owed.Where(account => account.PerHousehold == perHousehold).Select(static account => account.Code)];

    private static async Task<Refusal?> BooksLost(VillageDb db, ExportProof? export, CancellationToken ct)
    {
        if (export is null) return await db.JournalEntries.AnyAsync(ct) ? new EraseBooksNotExported() : null;
        if (export.Village != db.Tenant.Village) return new EraseExportOfAnother(export.Village);
        foreach (var table in VillageTables.Of(db).Where(static table => Books.Contains(table.Name)))
        {
            if (export.Rows.GetValueOrDefault(table.Name) != await VillageRows.Count(db, table, ct))
                return new EraseExportTooOld(table.Name);
        }

        return null;
    }
}
