using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Changes the prices and the stock of many sizes in one go: all of them, or none. Each price is changed from
/// the one that was seen, so whoever presses twice, or after somebody else, changes nothing more.</summary>
public sealed class ChangeSkus(VillageDb db, StaffWork work, TimeProvider clock)
{
    /// <summary>More are not looked through by anybody.</summary>
    public const int MostAtOnce = 5_000;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) =>
        work.Once("catalog.change", command, () => Change(command, ct), ct);

    private async Task<Outcome<Result>> Change(Command command, CancellationToken ct)
    {
        var planned = await SkuChanges.Of(db, command, ct);
        if (planned.Refusal is { } refusal) return refusal;
        var plan = planned.Value;
        if (plan.Refused.Count > 0) return new SomeSkusRefused(plan.Refused.Count);
        if (plan.Large > 0 && !command.AgreesToLarge) return new LargePriceMoves(plan.Large);
        foreach (var row in plan.Rows)
        {
            if (row.IsRepriced && !await Reprice(row, ct)) return new SomeSkusRefused(1);
            if (command.StockChange != 0 && !await Move(row, command, ct)) return new SomeSkusRefused(1);
        }

        work.Concerns($"{plan.Rows.Count} 个规格");
        return new Result(
            plan.Rows.Count, plan.Rows.Count(static row => row.IsRepriced),
            command.StockChange == 0 ? 0 : plan.Rows.Count);
    }

    // In one statement with the question whether it still is what was seen.
    private async Task<bool> Reprice(SkuChange row, CancellationToken ct) =>
        await db.Skus.Where(one => one.Id == row.Id && one.Price == row.Price)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Price, row.NewPrice), ct) == 1;

    private Task<bool> Move(SkuChange row, Command command, CancellationToken ct) => db.Move(
        StockMovement.Counted(
            db.Tenant.Id, new(row.Id, command.StockChange), command.By.Id, PersonText.Word(command.Note),
            clock.GetUtcNow()),
        ct);

    /// <param name="Price">Null leaves the prices alone.</param>
    /// <param name="StockChange">Of each; negative for what is taken off, zero leaves the stock alone.</param>
    /// <param name="Note">Why the stock changes; kept with each movement.</param>
    /// <param name="AgreesToLarge">Whoever says so has seen which prices move far.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, IReadOnlyList<SkuAsSeen> Skus, PriceChange? Price, int StockChange,
        string? Note = null, bool AgreesToLarge = false) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    /// <param name="Repriced">How many have another price now.</param>
    /// <param name="Moved">How many have another stock now.</param>
    public sealed record Result(int Skus, int Repriced, int Moved);
}

/// <param name="Price">As it was looked at; null by whoever has not looked yet.</param>
public sealed record SkuAsSeen(SkuId Id, Money? Price);

public sealed record SkusNotChosen()
    : Refusal("catalog.skus_not_chosen", "还没有选规格，请在列表里打勾，或者全选");

public sealed record TooManySkus(int Found) : Refusal(
    "catalog.too_many_skus", $"一次最多改 {ChangeSkus.MostAtOnce} 个规格，现在有 {Found} 个，请用查找或筛选分几次改");

public sealed record NothingToChange()
    : Refusal("catalog.nothing_to_change", "请写要怎么改价，或者库存增减几件");

public sealed record StockReasonMissing()
    : Refusal("catalog.stock_reason_missing", "请写为什么增减库存，例如 新到一批，会记在出入库里");

/// <summary>Nothing was changed: somebody has to look first.</summary>
public sealed record SomeSkusRefused(int Count) : Refusal(
    "catalog.some_skus_refused", $"有 {Count} 个规格不能这样改，所以一个也没有改。请看下面写的原因，去掉它们再改，或者回到上一步")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record LargePriceMoves(int Count) : Refusal(
    "catalog.large_price_moves",
    $"有 {Count} 个规格的价格变动超过 {PriceChange.LargePercent}%，请核对；没有写错，就勾上“没有写错”再改");

public sealed record PriceSeenOtherwise(Money Now) : Refusal(
    "catalog.price_seen_otherwise", $"别人刚改成 {Now} 元，请回到上一步重新核对")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
