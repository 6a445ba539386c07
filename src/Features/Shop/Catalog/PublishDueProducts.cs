using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Puts on sale what was to be there by now. What can't be is told: its maker thinks that it sells.</summary>
public sealed class PublishDueProducts(VillageDb db, UnitOfWork work, Worklist list, TimeProvider clock)
{
    private static readonly Worklist.List Products = new("product", "到时间自动上架的商品");

    private const int AtOnce = 200;

    public async Task<Tally> Run(Command _, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Products.AsNoTracking().Where(one => one.PublishAt != null && one.PublishAt <= now)
            .OrderBy(one => one.PublishAt).Select(one => new Due(one.Id, one.Name)).Take(AtOnce).ToListAsync(ct);
        var postponed = await list.Postponed(Products, ct);
        return await list.WorkOff(
            Products, due.FindAll(one => !postponed.Contains(one.Name)), static one => one.Name,
            one => Publish(one.Id, now, ct), ct);
    }

    private async Task<string?> Publish(ProductId id, DateTimeOffset now, CancellationToken ct) => (await work.Do<bool>(
        async () =>
        {
            // Somebody may have thought better of it meanwhile.
            var product = await db.Products.SingleOrDefaultAsync(
                one => one.Id == id && one.PublishAt != null && one.PublishAt <= now, ct);
            if (product is null) return false;
            if (await db.WhyNotForSale(product, now, ct) is { } notNow) return notNow;
            var published = product.PutOnSale(now);
            return published.Refusal is { } refusal ? refusal : true;
        },
        ct)).Refusal?.Code;

    public sealed record Command;

    private sealed record Due(ProductId Id, string Name)
    {
        public override string ToString() => Name;
    }
}
