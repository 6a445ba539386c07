using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Sales;

/// <summary>暂缓清分: one sale, or all of a document that are not settled yet, wait until somebody lets them go or until
/// a day. Neither the job nor a hand on the button settles them meanwhile.</summary>
public sealed class HoldSales(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<HeldSales>> Run(Command command, CancellationToken ct) =>
        work.Once("sale.hold", command, () => Hold(command, ct), ct);

    private async Task<Outcome<HeldSales>> Hold(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.SalesOf(command.Number, command.Item).ToListAsync(ct);
        if (found.Count == 0) return new SaleNotFound();
        // Of a whole document those that can be held are; only when none can, is the reason told.
        var open = found.FindAll(sale => !sale.IsSettled && !sale.IsHeldAt(now));
        var wanted = command.Item is null && open.Count > 0 ? open : found;
        foreach (var sale in wanted)
        {
            var held = sale.Hold(command.Reason, command.Until, command.By.Id, now);
            if (held.Refusal is { } refusal) return refusal;
            db.SaleHolds.Add(held.Value);
        }

        return HeldSales.Of(wanted);
    }

    /// <param name="Number">Of the document, which is an order.</param>
    /// <param name="Item">Its place in the document, 0 for the freight; null for all of it.</param>
    /// <param name="Until">The Beijing day on which the hold ends by itself; null when only a person ends it.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string Number, int? Item, string Reason, DateOnly? Until = null)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => Number;
    }
}

/// <summary>How many were held, or let go, and what they are worth.</summary>
public sealed record HeldSales(int Sales, Money Net)
{
    internal static HeldSales Of(IReadOnlyCollection<Sale> sales) =>
        new(sales.Count, Money.Sum(sales.Select(sale => sale.Net)));
}
