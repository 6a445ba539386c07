using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Puts a product on the shelf, or takes it off; orders that stand keep what they bought.</summary>
public sealed class ShelveProduct(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "catalog.shelve", command,
        async () =>
        {
            var product = await db.Products.FirstOrDefaultAsync(one => one.Id == command.ProductId, ct);
            if (product is null) return new ProductNotFound();
            var now = clock.GetUtcNow();
            if (command.IsOnSale && await db.WhyNotForSale(product, now, ct) is { } notNow) return notNow;
            var shelved = command.IsOnSale ? product.PutOnSale(now) : product.TakeOffShelf();
            if (shelved.Refusal is { } refusal) return refusal;
            return new Result(product.Id, product.Name, product.IsOnSale);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, ProductId ProductId, bool IsOnSale) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => $"{ProductId.Value}";
    }

    public sealed record Result(ProductId Id, string Name, bool IsOnSale);
}
