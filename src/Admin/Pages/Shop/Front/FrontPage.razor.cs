using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Front;

namespace VillageCloud.Admin.Pages.Shop.Front;

/// <summary>What the shop says of itself, written by one person and seen by everybody.</summary>
public sealed partial class FrontPage
{
    private LoadState<ListFronts.Result> state = null!;
    private FrontForm typed = new();
    private IdempotencyKey key = IdempotencyKey.New();
    private int revision;
    private Refusal? refusal;
    private bool busy;

    private DateOnly Today => BeijingTime.DayOf(Clock.GetUtcNow());

    private async Task<Outcome<ListFronts.Result>> Load()
    {
        var all = await Village.Look((ListFronts feature) => feature.Run(CancellationToken.None));
        if (all.IsRefused) return all;
        var last = all.Value.Versions is [var newest, ..] ? newest : null;
        revision = last?.Revision ?? 0;
        typed = FrontForm.Of(last?.Entry);
        return all;
    }

    private async Task Save()
    {
        if (busy) return;
        var entry = typed.Read();
        refusal = entry.Refusal;
        if (refusal is not null) return;
        busy = true;
        refusal = (await Village.Run((SaveFront feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, revision, entry.Value), CancellationToken.None))).Refusal;
        busy = false;
        if (refusal is not null) return;
        key = IdempotencyKey.New();
        Messages.Success("店面已保存，顾客马上看到");
        await state.Reload();
    }
}
