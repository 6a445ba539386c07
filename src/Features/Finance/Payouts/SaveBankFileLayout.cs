using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>From now on the file for the bank is written like this, also that of batches that are approved already.
/// </summary>
public sealed class SaveBankFileLayout(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<GetBankFileLayout.View>> Run(Command command, CancellationToken ct) =>
        work.Once<GetBankFileLayout.View>(
            "bank_file.layout", command,
            async () =>
            {
                var cleaned = command.Layout.Cleaned();
                if (cleaned.Refusal is { } refusal) return refusal;
                var now = clock.GetUtcNow();
                var known = await db.BankFileFormats.SingleOrDefaultAsync(ct);
                if (known is null) db.BankFileFormats.Add(new(db.Tenant.Id, cleaned.Value, now));
                else known.Change(cleaned.Value, now);
                return new GetBankFileLayout.View(cleaned.Value, now);
            },
            ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, BankFileLayout Layout) : IStaffCommand
    {
        // Whoever carries it to the bank knows what the bank wants.
        Duty IStaffAct.Duty => Duty.ExportBankFile;
    }
}
