using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Puts on sale what was to be there by now.</summary>
public sealed class PublishDueProducts(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    private const int AtOnce = 200;

    public async Task<Tally> Run(Command _, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Products.AsNoTracking().Where(one => one.PublishAt != null && one.PublishAt <= now)
            .OrderBy(one => one.PublishAt).Select(one => one.Id).Take(AtOnce).ToListAsync(ct);
        return await Tally.Of(due, product => Publish(product, now, ct), ct);
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
}
