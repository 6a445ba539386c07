using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>What arrived of a batch, each with what proves it: WeChat's number, the bank's receipt, or where the signed
/// slip is kept.</summary>
public sealed class ListReceipts(VillageDb db)
{
    private static readonly Sort ByHousehold = new(nameof(ReceiptRow.HouseholdNumber));

    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(ReceiptRow.HouseholdNumber), row => row.Number)
        .With(nameof(ReceiptRow.Amount), row => row.Payout.Amount.Fen)
        .With(nameof(ReceiptRow.ArrivedAt), row => row.Payout.FinishedAt);

    public async Task<Outcome<Page<ReceiptRow>>> Run(Query query, CancellationToken ct)
    {
        var rows =
            from payout in db.Payouts.AsNoTracking()
            join household in db.Households.IgnoreAutoIncludes() on payout.HouseholdId equals household.Id
            where payout.BatchId == query.BatchId && payout.Status == PayoutStatus.Succeeded
            select new Found { Payout = payout, Number = household.Number, Name = household.Name };
        if (PersonText.Word(query.Search) is { } text)
        {
            rows = rows.Where(row => row.Name.Contains(text) || row.Payout.OutBillNo.Contains(text)
                || row.Payout.TransferBillNo!.Contains(text));
        }

        var sorted = Keys.Order(rows, query.Page.Sort ?? ByHousehold);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var found = await sorted.Value.ThenBy(row => row.Payout.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        return new Page<ReceiptRow>(
            [
                .. found.Select(row => new ReceiptRow(
                    row.Payout.OutBillNo, row.Number, row.Name, row.Payout.Target.Masked, row.Payout.Channel,
                    row.Payout.Goods, row.Payout.Dividend, row.Payout.Amount, row.Payout.TransferBillNo,
                    row.Payout.ConfirmedBy is { } by ? names[by] : null, row.Payout.FinishedAt!.Value)),
            ],
            total);
    }

    /// <param name="Search">Part of the household's name, of the payout's number, or of the receipt's.</param>
    public sealed record Query(PageQuery Page, PayoutBatchId BatchId, string? Search = null);

    private sealed class Found
    {
        public required Payout Payout { get; init; }

        public required int Number { get; init; }

        public required string Name { get; init; }
    }
}

/// <param name="Payee">Masked.</param>
/// <param name="Evidence">WeChat's number of the transfer, or what the person wrote who saw the receipt.</param>
/// <param name="ConfirmedBy">Who saw the receipt of a bank or cash payout; null where WeChat said so.</param>
public sealed record ReceiptRow(
    string OutBillNo, int HouseholdNumber, string HouseholdName, string Payee, PayoutChannel Channel, Money Goods,
    Money Dividend, Money Amount, string? Evidence, string? ConfirmedBy, DateTimeOffset ArrivedAt);
