using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Tests.Model;

/// <summary>The treasurer holds sales and lets them go again.</summary>
internal sealed class HoldActs(Play play)
{
    public IEnumerable<Act> All => [new(3, "hold a sale", Hold), new(2, "let a sale go", Release)];

    public async Task<bool> Release()
    {
        // A hold that ended on its day stays written on its sale: nobody lets that go any more.
        var until = play.WeChatsNow.AddMinutes(ClockActs.MostMinutesOff);
        var all = await play.Look(db => db.Sales.AsNoTracking()
            .Where(one => one.SettledAt == null && one.HeldAt != null).OrderBy(one => one.Id).ToListAsync());
        var holding = all.FindAll(one => one.IsHeldAt(until));
        if (holding.Count == 0) return false;
        var held = play.OneOf(holding);
        var key = IdempotencyKey.New();
        _ = await play.Ask($"let {Name(held)} go", (ReleaseSales feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, held.Document, held.Item), ct));
        return true;
    }

    private async Task<bool> Hold()
    {
        var sale = await play.Pick(db => db.Sales.AsNoTracking().Where(one => one.SettledAt == null)
            .OrderBy(one => one.Id));
        if (sale is null) return false;
        var (key, days) = (IdempotencyKey.New(), play.Chance.Next(0, 12));
        DateOnly? until = days == 0 ? null : BeijingTime.DayOf(play.WeChatsNow).AddDays(days);
        _ = await play.Ask($"hold {Name(sale)} until {until}", (HoldSales feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, sale.Document, sale.Item, "等鉴定", until), ct));
        return true;
    }

    private static string Name(Sale sale) => $"{sale.Document[^4..]}-{sale.Item}";
}
