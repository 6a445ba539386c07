using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>A colleague who mistyped need not wait; password and factor stay as they are.</summary>
public sealed class FreeStaff(VillageDb db, StaffWork work, TryCount tries, RealClock real)
{
    public Task<Outcome<StaffId>> Run(Command command, CancellationToken ct) => work.Once<StaffId>(
        "staff.free", command,
        async () =>
        {
            var freed = await Unlocking.Free(db, tries, command.Id, real.Now, ct);
            return freed.Refusal is { } refusal ? refusal : command.Id;
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, StaffId Id) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.GuardStaff;

        string? IStaffAct.Document => $"{Id.Value}";
    }
}
