using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>What was looked at is what is done: each price is changed from the one that stood there.</summary>
public sealed partial class BulkPart
{
    private readonly BulkForm typed = new();
    private SkuChanges? seen;
    private ChangeSkus.Result? done;
    private IdempotencyKey key;
    private bool agrees;
    private bool busy;
    private Refusal? refusal;

    /// <summary>Which were picked.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SkuId> Skus { get; set; } = [];

    /// <summary>True when something was changed.</summary>
    [Parameter]
    public EventCallback<bool> OnClosed { get; set; }

    private IReadOnlyList<Stage> Stages =>
    [
        new("怎么改", "价格、库存", StateOf(0)), new("核对", "改前和改后", StateOf(1)), new("完成", "全改或全不改", StateOf(2)),
    ];

    private int At => done is not null ? 2 : seen is not null ? 1 : 0;

    private StageState StateOf(int stage) =>
        stage < At || done is not null ? StageState.Done : stage == At ? StageState.Now : StageState.Later;

    private Task Look(IEnumerable<SkuId> skus) => Look([.. skus.Select(static id => new SkuAsSeen(id, null))]);

    private async Task Look(IReadOnlyList<SkuAsSeen> skus)
    {
        busy = true;
        var read = await Asked(skus, async wish => await Village.Run((PreviewSkuChanges feature, StaffIdentity me) =>
            feature.Run(wish(me), CancellationToken.None)));
        (busy, refusal, agrees, key) = (false, read.Refusal, false, IdempotencyKey.New());
        if (refusal is null) seen = read.Value;
    }

    private Task LeaveOut() => Look(seen!.Rows.Where(static row => row.Why is null).Select(static row => row.Id));

    private void Back() => (seen, refusal) = (null, null);

    private async Task Save()
    {
        if (busy) return;
        busy = true;
        IReadOnlyList<SkuAsSeen> skus = [.. seen!.Rows.Select(static row => new SkuAsSeen(row.Id, row.Price))];
        var changed = await Asked(skus, async wish => await Village.Run((ChangeSkus feature, StaffIdentity me) =>
            feature.Run(wish(me), CancellationToken.None)));
        (busy, refusal) = (false, changed.Refusal);
        if (refusal is null) done = changed.Value;
        else await LookAgain(skus, refusal);
    }

    // Which of them have changed meanwhile is told beside each.
    private async Task LookAgain(IReadOnlyList<SkuAsSeen> skus, Refusal why)
    {
        await Look(skus);
        refusal = why;
    }

    private async Task<Outcome<T>> Asked<T>(
        IReadOnlyList<SkuAsSeen> skus, Func<Func<StaffIdentity, ChangeSkus.Command>, Task<Outcome<T>>> ask)
    {
        var price = typed.ReadPrice();
        if (price.Refusal is { } unreadable) return unreadable;
        var stock = typed.ReadStockChange();
        if (stock.Refusal is { } strange) return strange;
        return await ask(me => new(key, me.Actor, skus, price.Value, stock.Value, typed.Note, agrees));
    }
}
