using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>The second person has seen to which merchant the money will go. From here on it is in force, in every
/// process, without stopping one.</summary>
public sealed class ApproveMerchantAccount(VillageDb db, StaffWork work, MerchantDesk desk, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "wechat.approve", command,
        async () =>
        {
            var proposed = await db.MerchantAccounts.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (proposed is null) return new MerchantNotFound();
            if (command.TypedMerchant.Trim() != proposed.Credentials.MerchantId)
                return new MerchantTypedDiffers(proposed.Credentials.MerchantId);
            var known = await desk.InForce(ct);
            if (await desk.RefuseAnother(known?.Credentials, proposed.Credentials, ct) is { } other) return other;
            var now = clock.GetUtcNow();
            // The one in force leaves first: two can't be, not for a moment.
            if (proposed.State == MerchantAccountState.Waiting) await desk.Replace(now, ct);
            if (proposed.Approve(command.By.Id, now).Refusal is { } refusal) return refusal;
            await db.SaveChangesAsync(ct);
            work.Concerns($"{proposed.Revision}");
            return new Result(proposed.Id);
        },
        ct);

    /// <param name="TypedMerchant">The number as it stands in WeChat's console: it must be the one that was entered.
    /// </param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, MerchantAccountId Id, string TypedMerchant) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;
    }

    public sealed record Result(MerchantAccountId Id);
}
