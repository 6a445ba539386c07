using VillageCloud.Data;
using VillageCloud.Data.Shop;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Visits;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Visits;

/// <summary>Adds visits to those of the village that are known already.</summary>
public sealed class AddVisits(VillageDb db, UnitOfWork work)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        async () =>
        {
            await db.AddVisits(command.Days, ct);
            return new Result(command.Days.Sum(static day => day.Visits));
        },
        ct);

    /// <param name="Days">Each day once, with one visit at least.</param>
    public sealed record Command(IReadOnlyList<DayVisits> Days);

    public sealed record Result(int Added);
}
