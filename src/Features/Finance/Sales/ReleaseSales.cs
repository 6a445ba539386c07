using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Sales;

/// <summary>恢复清分: ends the hold of one sale, or of all of a document, before its day.</summary>
public sealed class ReleaseSales(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<HeldSales>> Run(Command command, CancellationToken ct) =>
        work.Once("sale.release", command, () => Release(command, ct), ct);

    private async Task<Outcome<HeldSales>> Release(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.SalesOf(command.Number, command.Item).ToListAsync(ct);
        if (found.Count == 0) return new SaleNotFound();
        var held = found.FindAll(sale => !sale.IsSettled && sale.IsHeldAt(now));
        if (held.Count == 0) return new SaleNotHeld();
        foreach (var sale in held)
        {
            var last = await db.SaleHolds.Where(hold => hold.SaleId == sale.Id)
                .OrderByDescending(hold => hold.At).FirstAsync(ct);
            if (sale.LetGo(last, command.Note, command.By.Id, now).Refusal is { } refusal) return refusal;
        }

        return HeldSales.Of(held);
    }

    /// <param name="Number">Of the document, which is an order.</param>
    /// <param name="Item">Its place in the document, 0 for the freight; null for all of it that is held.</param>
    /// <param name="Note">What came of it; nobody has to say.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, string Number, int? Item, string? Note = null)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => Number;
    }
}
