using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>Tells a month ahead of a paper that ends, and takes off the shelf what no paper covers any more.</summary>
public sealed class WatchLicences(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    /// <summary>A paper ends within <see cref="Licence.DaysToRenew"/> days, and none takes its place.</summary>
    public const string Ending = "licence.ending";

    /// <summary>A product left the shelf, or its plan to come onto it was given up.</summary>
    public const string TakenOff = "licence.taken_off";

    public async Task<Tally> Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        var book = await LicenceBook.Of(db, today, ct);
        var shown = await db.Products.AsNoTracking().Where(one => one.IsOnSale || one.PublishAt != null)
            .OrderBy(one => one.Id).Select(one => new { one.Id, one.CategoryId, one.HouseholdId }).ToListAsync(ct);
        var bare = shown.Where(one => book.Lacking(one.CategoryId, one.HouseholdId) is not null)
            .Select(one => one.Id).ToList();
        var tally = await Tally.Of(bare, product => TakeOff(product, now, ct), ct);
        (await work.Do(() => TellOfEnds(book, today, now, ct), ct)).WithoutValue().OrThrow();
        return tally;
    }

    private async Task<string?> TakeOff(ProductId id, DateTimeOffset now, CancellationToken ct) => (await work.Do<bool>(
        async () =>
        {
            var product = await db.Products.SingleAsync(one => one.Id == id, ct);
            // Somebody may have written the paper down meanwhile.
            var book = await LicenceBook.Of(db, BeijingTime.DayOf(now), ct);
            if (book.Lacking(product.CategoryId, product.HouseholdId) is not { } lacking) return false;
            var what = product.IsOnSale ? "已自动下架" : "不再自动上架";
            if (product.IsOnSale && product.TakeOffShelf().Refusal is { } off) return off;
            if (product.PlanToPublish(at: null, now).Refusal is { } planned) return planned;
            await db.RaiseAlarm(
                new(TakenOff, product.Name,
                    $"“{product.Name}”{what}：要有{LicenceKinds.NameOf(lacking.Demanded)}，"
                    + "现在没有还在有效期的。换了证请在「证照」里登记，再到「商品」里上架"),
                now, ct);
            return true;
        },
        ct)).Refusal?.Code;

    private async Task<Outcome<bool>> TellOfEnds(
        LicenceBook book, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        await db.EndWhatIsOver(book, today, now, ct);
        foreach (var one in book.Near(today))
        {
            var last = one.ValidUntil!.Value;
            var whose = one.HouseholdId is { } household
                ? await db.Households.Where(house => house.Id == household).Select(house => house.Name).SingleAsync(ct)
                : "合作社";
            await db.RaiseAlarm(
                new(Ending, one.Number,
                    $"{whose}的{LicenceKinds.NameOf(one.Kind)}（{one.Number}）{last:yyyy-MM-dd} 到期。"
                    + "请提醒去换证，换好在「证照」里登记；过了期，靠它卖的商品会自动下架"),
                now, ct);
        }

        return true;
    }
}
