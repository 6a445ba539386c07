using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Payouts;

/// <summary>The bank payouts of an approved batch as a table for the bank's counter or online banking.</summary>
public sealed class ExportBankFile(VillageDb db)
{
    private const char ByteOrderMark = '\uFEFF';
    private const string Header = "序号,户名,账号,开户行,金额(元),备注,付款编号";

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var batch = await db.PayoutBatches.AsNoTracking().Include(one => one.Payouts)
            .FirstOrDefaultAsync(one => one.Id == query.BatchId, ct);
        if (batch is null) return new BatchNotFound();
        if (batch.Status != BatchStatus.Approved) return new BatchNotApproved();
        var payouts = batch.Payouts.Where(payout => payout is { Channel: PayoutChannel.Bank, IsOpen: true }).ToList();
        var ids = payouts.Select(payout => payout.HouseholdId).ToList();
        var households = await db.Households.AsNoTracking().Where(household => ids.Contains(household.Id))
            .ToDictionaryAsync(household => household.Id, ct);

        var text = new StringBuilder().Append(ByteOrderMark).Append(Header).Append("\r\n");
        var number = 0;
        foreach (var payout in payouts.OrderBy(payout => households[payout.HouseholdId].Number))
        {
            var bank = households[payout.HouseholdId].Bank;
            number++;
            string[] cells =
            [
                number.ToString(CultureInfo.InvariantCulture), bank?.HolderName ?? "", bank?.AccountNumber ?? "",
                bank?.BankName ?? "", payout.Amount.ToString(), RemarkOf(payout), payout.OutBillNo,
            ];
            text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }

        return new Result($"{batch.Number}.csv", text.ToString(), number, Money.Sum(payouts.Select(p => p.Amount)));
    }

    private static string RemarkOf(Payout payout) => payout switch
    {
        { Dividend.IsZero: true } => "货款",
        { Goods.IsZero: true } => "分红",
        _ => "货款和分红",
    };

    // A cell that begins like a formula would be run by whoever opens the file in a spreadsheet.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    public sealed record Query(PayoutBatchId BatchId);

    /// <param name="Content">Begins with a byte order mark, so that spreadsheets read it as UTF-8.</param>
    public sealed record Result(string FileName, string Content, int Rows, Money Total);
}

public sealed record BatchNotApproved()
    : Refusal("payout.batch_not_approved", "复核通过的批次才能导出银行文件，请先复核")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
