using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>The bank payouts of an approved batch as a table for the bank's counter or online banking: the accounts
/// that two people agreed on. Whoever turns it into a file writes account numbers as text.</summary>
public sealed class ExportBankFile(
    VillageDb db, StaffWork work, UnitOfWork alarms, GetBankFileLayout layouts, TimeProvider clock)
{
    private const string Alarm = "payout.payee_changed";

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var batch = "";
        var file = await work.Do(
            "bank_file.export", query, () => Read(query, number => work.Concerns(batch = number), ct), ct);
        // The export was rolled back; the alarm stays.
        if (file.Refusal is BankAccountChanged changed)
            (await Raise(batch, changed.Households, ct)).WithoutValue().OrThrow();
        return file;
    }

    private async Task<Outcome<Result>> Read(Query query, Action<string> found, CancellationToken ct)
    {
        var batch = await db.PayoutBatches.AsNoTracking().FirstOrDefaultAsync(one => one.Id == query.BatchId, ct);
        if (batch is null) return new BatchNotFound();
        found(batch.Number);
        if (batch.Status != BatchStatus.Approved) return new BatchNotApproved();
        if ((await db.KnowWhoWasPaid(ct)).Refusal is { } unknown) return unknown;
        var payouts = await (
            from payout in db.Payouts.AsNoTracking()
            join household in db.Households.AsNoTracking().IgnoreAutoIncludes()
                on payout.HouseholdId equals household.Id
            where payout.BatchId == batch.Id && payout.Channel == PayoutChannel.Bank
                && payout.Status == PayoutStatus.Submitted
            orderby household.Number, payout.Id
            select payout).ToListAsync(ct);
        var changed = await db.ChangedPayees(payouts, ct);
        if (changed.Count > 0) return new BankAccountChanged([.. changed.Select(household => household.Number)]);
        await db.EndAlarms([Alarm], batch.Number, clock.GetUtcNow(), ct);
        return new Result(
            batch.Number, (await layouts.Run(ct)).Layout, [.. payouts.Select((payout, at) => Row.Of(payout, at + 1))],
            Money.Sum(payouts.Select(payout => payout.Amount)));
    }

    private Task<Outcome<bool>> Raise(string batch, IReadOnlyList<int> households, CancellationToken ct) =>
        alarms.Do<bool>(
        async () =>
        {
            await db.RaiseAlarm(
                new(
                    Alarm, batch,
                    $"批次 {batch} 复核以后，{string.Join("、", households)} 号户的收款账户变了，银行文件没有导出，请核对"),
                clock.GetUtcNow(), ct);
            return true;
        },
        ct);

    public sealed record Query(StaffActor By, PayoutBatchId BatchId) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.ExportBankFile;
    }

    /// <param name="Name">Of the file, without its kind.</param>
    /// <param name="Layout">As the village's bank wants it.</param>
    public sealed record Result(string Name, BankFileLayout Layout, IReadOnlyList<Row> Rows, Money Total);

    /// <param name="Remark">What the payee reads.</param>
    public sealed record Row(
        int Number, string HolderName, string AccountNumber, string BankName, Money Amount, string Remark,
        string OutBillNo)
    {
        internal static Row Of(Payout payout, int number) => new(
            number, payout.Target.PayeeName, payout.Target.AccountNumber!, payout.Target.BankName!, payout.Amount,
            payout switch
            {
                { Dividend.IsZero: true } => "货款",
                { Goods.IsZero: true } => "分红",
                _ => "货款和分红",
            },
            payout.OutBillNo);
    }
}

public sealed record BatchNotApproved()
    : Refusal("payout.batch_not_approved", "复核通过的批次才能导出银行文件，请先复核")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Households">Numbers on the village's register.</param>
public sealed record BankAccountChanged(IReadOnlyList<int> Households)
    : Refusal(
        "payout.payee_changed",
        $"{string.Join("、", Households)} 号户的收款账户在复核以后变了。请先把这几笔登记退票，再下载，再按新账户制单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
