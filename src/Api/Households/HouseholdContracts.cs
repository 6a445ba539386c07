using VillageCloud.Domain.Dividends;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Payouts;
using VillageCloud.Features.Dividends;
using VillageCloud.Features.Payouts;

namespace VillageCloud.Api.Households;

/// <summary>One period of one household: every balance is opening + rows = closing, to the fen.</summary>
/// <param name="EarlierPeriodId">Null when there is nothing before.</param>
/// <param name="LaterPeriodId">Null when there is nothing after yet.</param>
internal sealed record StatementContract(
    int HouseholdNumber, string HouseholdName, bool IsMember, long PeriodId, string PeriodTitle,
    PeriodStatus PeriodStatus, AccountPartContract Goods, SaleRowContract[] Lines, AccountPartContract Dividends,
    DividendPartContract? Dividend, PayoutRowContract[] Payouts, long? EarlierPeriodId, long? LaterPeriodId)
{
    public static StatementContract From(StatementView view) => new(
        view.Number, view.Name, view.IsMember, view.PeriodId.Value, view.PeriodTitle, view.PeriodStatus,
        AccountPartContract.From(view.Goods), [.. view.Sales.Select(SaleRowContract.From)],
        AccountPartContract.From(view.Dividends),
        view.Dividend is { } dividend ? DividendPartContract.From(dividend) : null,
        [.. view.Payouts.Select(PayoutRowContract.From)], view.Earlier?.Value, view.Later?.Value);
}

/// <summary>Owed to the household: positive; owed by it: negative.</summary>
internal sealed record AccountPartContract(
    long OpeningFen, long EarnedFen, long PaidFen, long BroughtFen, long ClosingFen)
{
    public static AccountPartContract From(AccountPart part) => new(
        part.Opening.Fen, part.Earned.Fen, part.Paid.Fen, part.Brought.Fen, part.Closing.Fen);
}

/// <param name="OutRefundNo">Of a later refund; null for the sale itself.</param>
/// <param name="HouseholdBp">The household's part by the frozen rule, of 10,000.</param>
internal sealed record SaleRowContract(
    DateTimeOffset At, string OrderNumber, string Title, int Quantity, long GrossFen, long DiscountFen,
    long RefundedFen, long NetFen, string RuleCode, int RuleRevision, int HouseholdBp, int FundBp, int PlatformBp,
    int CooperativeBp, long HouseholdFen, string? OutRefundNo)
{
    public static SaleRowContract From(SaleRow row) => new(
        row.At, row.OrderNumber, row.Title, row.Quantity, row.Gross.Fen, row.Discount.Fen, row.Refunded.Fen,
        row.Net.Fen, row.RuleCode, row.RuleRevision, row.HouseholdBp, row.FundBp, row.PlatformBp, row.CooperativeBp,
        row.Household.Fen, row.OutRefundNo);
}

/// <summary>How the dividend came about: pools, own and total weights, and the plan's fingerprint.</summary>
internal sealed record DividendPartContract(
    PlanStatus Status, long SurplusFen, long ReserveFen, long DistributableFen, long PatronagePoolFen,
    long CapitalPoolFen, long VolumeFen, long TotalVolumeFen, long PatronageFen, long CapitalWeightFen,
    long TotalCapitalWeightFen, long CapitalFen, long CarryInFen, long PayoutFen, long CarryOutFen, string Fingerprint)
{
    public static DividendPartContract From(DividendPart part) => new(
        part.Status, part.Surplus.Fen, part.Reserve.Fen, part.Distributable.Fen, part.PatronagePool.Fen,
        part.CapitalPool.Fen, part.Volume.Fen, part.TotalVolume.Fen, part.Patronage.Fen, part.CapitalWeight.Fen,
        part.TotalCapitalWeight.Fen, part.Capital.Fen, part.CarryIn.Fen, part.Payout.Fen, part.CarryOut.Fen,
        part.Fingerprint);
}

internal sealed record PayoutRowContract(
    DateTimeOffset At, string OutBillNo, long GoodsFen, long DividendFen, bool IsReturned, PayoutChannel Channel,
    PayoutStatus Status, string? FailReason)
{
    public static PayoutRowContract From(PayoutRow row) => new(
        row.At, row.OutBillNo, row.Goods.Fen, row.Dividend.Fen, row.IsReturned, row.Channel, row.Status,
        row.FailReason);
}

/// <param name="PackageInfo">For <c>wx.requestMerchantTransfer</c>; only while the payee has to confirm.</param>
internal sealed record PayoutContract(
    string OutBillNo, PayoutChannel Channel, long GoodsFen, long DividendFen, long AmountFen, PayoutStatus Status,
    string? PackageInfo, string? FailReason, DateTimeOffset? SubmittedAt, DateTimeOffset? FinishedAt)
{
    public static PayoutContract From(PayoutView view) => new(
        view.OutBillNo, view.Channel, view.Goods.Fen, view.Dividend.Fen, view.Amount.Fen, view.Status,
        view.PackageInfo, view.FailReason, view.SubmittedAt, view.FinishedAt);
}
