using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Closes a category that nothing is on sale in, or opens it again.</summary>
public sealed class CloseCategory(VillageDb db, StaffWork work)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "category.close", command,
        async () =>
        {
            var tree = await db.HoldTree(ct);
            if (tree.Find(command.Id) is not { } category) return new CategoryNotFound();
            // Whoever puts something on sale in it at this moment is waited for.
            await db.HoldAlone(category.Id, ct);
            var waiting = await db.Products.CountAsync(
                one => one.CategoryId == category.Id && (one.IsOnSale || one.PublishAt != null), ct);
            var done = command.IsClosed ? tree.Close(category, waiting) : category.Reopen();
            if (done.Refusal is { } refusal) return refusal;
            work.Concerns(category.Path);
            return new Result(category.Name, category.IsClosed);
        },
        ct);

    /// <param name="IsClosed">What it shall be.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, CategoryId Id, bool IsClosed) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(string Name, bool IsClosed);
}
