using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>A paper holds no more: it was taken back, given up, or written down by mistake. What is sold by it leaves
/// the shelf the following night.</summary>
public sealed class WithdrawLicence(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "licence.withdraw", command,
        async () =>
        {
            var licence = await db.Licences.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (licence is null) return new LicenceNotFound();
            if (licence.Withdraw(clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            await db.EndAlarms([WatchLicences.Ending], licence.Number, clock.GetUtcNow(), ct);
            work.Concerns(licence.Number);
            return new Result(licence.Number);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, LicenceId Id) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(string Number);
}
