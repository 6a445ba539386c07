using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Sets the price of a size, and adds to its stock what came in or takes off what spoiled. A change and not a
/// new count: shoppers buy meanwhile, and a count would give back what they bought.</summary>
public sealed class AdjustSku(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "catalog.adjust", command,
        () => Adjust(command, ct), ct);

    private async Task<Outcome<Result>> Adjust(Command command, CancellationToken ct)
    {
        if (!Sku.IsPrice(command.Price)) return new PriceInvalid();
        if (Math.Abs((long)command.StockChange) > Sku.MostPieces) return new StockChangeInvalid();
        if (!await db.Skus.AnyAsync(sku => sku.Id == command.SkuId, ct)) return new SkuNotFound();
        var isChanged = command.StockChange == 0 || await db.Move(
            StockMovement.Counted(
                db.Tenant.Id, new(command.SkuId, command.StockChange), command.By.Id, PersonText.Word(command.Note),
                clock.GetUtcNow()),
            ct);
        var sku = await db.Skus.SingleAsync(one => one.Id == command.SkuId, ct);
        if (!isChanged) return new StockTooLow(sku.Stock);
        sku.Reprice(command.Price);
        return new Result(sku.Id, sku.Price, sku.Stock);
    }

    /// <param name="StockChange">Negative for what is taken off; zero leaves the stock alone.</param>
    /// <param name="Note">Why, in the words of who counted; kept with the movement.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, SkuId SkuId, Money Price, int StockChange, string? Note = null)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => $"{SkuId.Value}";
    }

    public sealed record Result(SkuId Id, Money Price, int Stock);
}
