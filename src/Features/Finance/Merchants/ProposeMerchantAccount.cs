using VillageCloud.Data;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>填微信账户: what is typed, over what is in force. Nothing changes before a second person agrees.</summary>
public sealed class ProposeMerchantAccount(VillageDb db, StaffWork work, MerchantDesk desk, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "wechat.propose", command,
        async () =>
        {
            if (await desk.Waiting(ct) is not null) return new MerchantAlreadyWaiting();
            var whole = await desk.Complete(command.Typed, ct);
            if (whole.Refusal is { } refusal) return refusal;
            var proposed = MerchantAccount.Propose(
                db.Tenant.Id, await desk.NextRevision(ct), whole.Value, command.By.Id, clock.GetUtcNow());
            db.MerchantAccounts.Add(proposed);
            await db.SaveChangesAsync(ct);
            work.Concerns($"{proposed.Revision}");
            return new Result(proposed.Id);
        },
        ct);

    /// <param name="Typed">Empty means: as it is.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, WeChatCredentials Typed) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.ConnectWeChat;
    }

    public sealed record Result(MerchantAccountId Id);
}
