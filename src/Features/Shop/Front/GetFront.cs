using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Front;

namespace VillageCloud.Features.Shop.Front;

/// <summary>What shoppers are told of the shop today.</summary>
public sealed class GetFront(VillageDb db, TimeProvider clock)
{
    public async Task<FrontView> Run(CancellationToken ct)
    {
        var last = await db.FrontVersions.AsNoTracking().Include(one => one.Holidays)
            .OrderByDescending(one => one.Revision).FirstOrDefaultAsync(ct);
        if (last is null)
        {
            var name = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
                .Select(one => one.Name).SingleAsync(ct);
            return new(name, "", "", "", "", null);
        }

        var today = BeijingTime.DayOf(clock.GetUtcNow());
        return new(
            last.Title, last.Greeting, last.NoticeOn(today), last.Phone, last.Hours,
            Holiday.On(today, last.Entry.Holidays));
    }
}

/// <param name="Title">The cooperative's name while nobody has written one.</param>
/// <param name="Notice">Empty when there is none today; so are greeting, phone and hours.</param>
/// <param name="Closure">When nothing is sent, if that is now or soon.</param>
public sealed record FrontView(
    string Title, string Greeting, string Notice, string Phone, string Hours, Closure? Closure);
