using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Faults;

/// <summary>Family X: merchant transfers.</summary>
internal sealed class TransferFaults(FaultBook book)
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["X2"] = "the overdue close comes late (lateSeconds, default 3600)",
        ["X4"] = "stays TRANSFERING after the user confirmed (seconds, default 3600)",
        ["X5"] = "fails when the user confirms (reason)",
        ["X6"] = "a cancel that is accepted, and the user was quicker: it ends in SUCCESS",
        ["X9"] = "done but never answered, then 404 for a while (lagSeconds, holdSeconds)",
    };

    public TimeSpan LateClose(MchTransfer transfer) =>
        book.Take("X2", TargetOf(transfer))?.Seconds("lateSeconds", 3_600) ?? TimeSpan.Zero;

    public TimeSpan LongTransfer(MchTransfer transfer) =>
        book.Take("X4", TargetOf(transfer))?.Seconds("seconds", 3_600) ?? TimeSpan.Zero;

    public string? FailReason(MchTransfer transfer) =>
        book.Take("X5", TargetOf(transfer))?.Text("reason", "NAME_NOT_CORRECT");

    public bool UserWasQuicker(MchTransfer transfer) => book.Take("X6", TargetOf(transfer)) is not null;

    /// <summary>Loses the answer of a creation that was done, and hides the bill for a while.</summary>
    public Answer Lose(MchTransfer transfer, Answer answer)
    {
        if (book.Take("X9", TargetOf(transfer)) is not { } fault)
            return answer;
        transfer.HiddenUntil = transfer.CreateTime + fault.Seconds("lagSeconds", 5);
        return answer with
        {
            Ending = Ending.Silence,
            Delay = fault.Seconds("holdSeconds", 60),
            UnknownOutcome = true,
            Faults = ["X9"],
        };
    }

    private static FaultTarget TargetOf(MchTransfer transfer) =>
        new("transfer", "/v3/fund-app/mch-transfer/transfer-bills", transfer.OutBillNo, transfer.OpenId);
}
