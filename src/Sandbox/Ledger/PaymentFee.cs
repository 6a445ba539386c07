namespace VillageCloud.Sandbox.Ledger;

/// <summary>The 0.60 % payment fee, rounded half up to the fen.</summary>
internal static class PaymentFee
{
    public const string Rate = "0.60%";

    public static long Of(long totalFen) => (long)((((Int128)totalFen * 60) + 5_000) / 10_000);

    /// <summary>The fee that must have come back once so much was refunded; all of it for a full refund.</summary>
    public static long ReturnedUpTo(long refundedFen, long totalFen, long feeFen) =>
        (long)((((Int128)feeFen * refundedFen * 2) + totalFen) / ((Int128)totalFen * 2));
}
