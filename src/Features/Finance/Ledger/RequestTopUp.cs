using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>Somebody says that money went from the bank to WeChat's operation account. It is booked once a second
/// person has looked.</summary>
public sealed class RequestTopUp(VillageDb db, StaffWork work, TopUps topUps, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "ledger.topup", command,
        () => Request(command, ct), ct);

    private async Task<Outcome<Result>> Request(Command command, CancellationToken ct)
    {
        var (now, flowNo) = (clock.GetUtcNow(), command.FlowNo.Trim());
        var at = command.At ?? now;
        if ((await topUps.CheckRequest(command.Amount, flowNo, at, ct)).Refusal is { } refusal) return refusal;
        var request = PostingRequest.OfTopUp(db.Tenant.Id, flowNo, command.Amount, at, command.By.Id, now);
        db.PostingRequests.Add(request);
        await db.SaveChangesAsync(ct);
        return new Result(request.Id);
    }

    /// <param name="FlowNo">WeChat's number of the top-up, as printed on the fund bill.</param>
    /// <param name="At">When the money arrived; now when absent. Its Beijing day decides with which bill it
    /// matches.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, Money Amount, string FlowNo, DateTimeOffset? At = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => FlowNo;
    }

    public sealed record Result(PostingRequestId Id);
}
