using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Ledger;

/// <summary>Money went from the bank to WeChat's operation account, out of which households are paid.</summary>
public sealed class RecordTopUp(UnitOfWork work, Books books, TimeProvider clock)
{
    private const int LongestFlowNo = 64;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        $"ledger.topup:{command.By.Value}", command.Key, command with { Key = default }, () => Record(command, ct), ct);

    /// <summary>The body that a preview rolls back and a hand on the button keeps. Works inside a unit of work.
    /// </summary>
    internal async Task<Outcome<Result>> Record(Command command, CancellationToken ct)
    {
        var flowNo = command.FlowNo.Trim();
        var now = clock.GetUtcNow();
        if (command.Amount <= Money.Zero || flowNo.Length is 0 or > LongestFlowNo) return new TopUpInvalid();
        if (command.At > now) return new TopUpNotThereYet();
        var key = $"topup:{flowNo}";
        if (await books.IsPosted(key, ct)) return new TopUpAlreadyRecorded(flowNo);
        var before = await books.Balance(Account.WeChatOperation, ct);
        await books.Post(
            key, command.At ?? now, $"充值 {flowNo}",
            [
                JournalLine.Debit(Account.WeChatOperation, command.Amount),
                JournalLine.Credit(Account.Bank, command.Amount),
            ],
            ct);
        return new Result(key, before + command.Amount);
    }

    /// <param name="FlowNo">WeChat's number of the top-up, as printed on the fund bill.</param>
    /// <param name="At">When the money arrived; now when absent. Its Beijing day decides with which bill it
    /// matches.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffId By, Money Amount, string FlowNo, DateTimeOffset? At = null);

    /// <param name="Balance">What the operation account holds with it.</param>
    public sealed record Result(string BusinessKey, Money Balance);
}

public sealed record TopUpNotThereYet()
    : Refusal("ledger.topup_not_there_yet", "到账日期不能晚于今天，等钱到了再登记");

public sealed record TopUpAlreadyRecorded(string FlowNo)
    : Refusal("ledger.topup_recorded", $"充值单 {FlowNo} 已经记过账，不用再记")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
