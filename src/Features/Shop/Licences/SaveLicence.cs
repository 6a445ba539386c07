using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>A paper is written down as it was read, or read again. One person is enough: it moves no money, the paper
/// itself can be looked at, and the trail says who read it.</summary>
public sealed class SaveLicence(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) =>
        work.Once("licence.save", command, () => Save(command, ct), ct);

    private async Task<Outcome<Result>> Save(Command command, CancellationToken ct)
    {
        var entry = command.Entry;
        if (await WrongHolder(command, ct) is { } nobody) return nobody;
        if (entry.Scan is { } scan
            && !await db.Pictures.AnyAsync(one => one.Id == scan && one.Audience == PictureAudience.Staff, ct))
            return new LicenceScanGone();
        var found = command.Id is { } id
            ? await Amend(id, command, ct)
            : Licence.Enter(db.Tenant.Id, entry);
        if (found.Refusal is { } refusal) return refusal;
        var licence = found.Value;
        var isTaken = await db.Licences.AnyAsync(
            one => one.Id != licence.Id && one.OpenSlot != null && one.Kind == licence.Kind
                && one.Number == licence.Number, ct);
        if (isTaken) return new LicenceNumberTaken(licence.Number);
        if (command.Id is null) db.Licences.Add(licence);
        var now = clock.GetUtcNow();
        // As it was told it holds no more; what still ends is told anew.
        await db.EndAlarms([WatchLicences.Ending], licence.Number, now, ct);
        await db.SaveChangesAsync(ct);
        var today = BeijingTime.DayOf(now);
        await db.EndWhatIsOver(await LicenceBook.Of(db, today, ct), today, now, ct);
        work.Concerns(licence.Number);
        return new Result(licence.Id, licence.Number);
    }

    /// <summary>A paper of one who has left stays theirs, and can be put right.</summary>
    private async Task<Refusal?> WrongHolder(Command command, CancellationToken ct)
    {
        if (command.Entry.Household is not { } whose) return null;
        var household = await db.Households.IgnoreAutoIncludes().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == whose, ct);
        if (household is null) return new HouseholdUnknown();
        if (household.LeftOn is null) return null;
        return await db.Licences.AnyAsync(one => one.Id == command.Id && one.HouseholdId == whose, ct)
            ? null
            : new LicenceHolderGone();
    }

    private async Task<Outcome<Licence>> Amend(LicenceId id, Command command, CancellationToken ct)
    {
        var licence = await db.Licences.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (licence is null) return new LicenceNotFound();
        if (licence.Version != command.Version) return new LicenceChangedMeanwhile();
        return licence.Amend(command.Entry).Refusal is { } refusal ? refusal : licence;
    }

    /// <param name="Id">Null for a new one.</param>
    /// <param name="Version">What its form began with.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, LicenceId? Id, int Version, LicenceEntry Entry) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(LicenceId Id, string Number);
}
