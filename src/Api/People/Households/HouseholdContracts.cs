using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.People.Notices;
using VillageCloud.Features.Platform;

namespace VillageCloud.Api.People.Households;

/// <summary>One period of one household: every balance is opening + rows = closing, to the fen.</summary>
/// <param name="IsHeld">Whoever was paid has died: now, whichever period is shown, nothing is paid until the village
/// has agreed on somebody else.</param>
/// <param name="IsCurrent">Today, in Beijing, lies in this period. The newest one may be over: a month begins with the
/// first that is booked in it.</param>
/// <param name="ArrivedFen">What arrived in this period, and was there when it was over.</param>
/// <param name="CameBackFen">What had arrived in an earlier period, and the bank sent back in this one.</param>
/// <param name="OnItsWayFen">Sent and not arrived, at the period's end or now while it is the newest.</param>
/// <param name="OwedFen">The village owes the household and hasn't sent it.</param>
/// <param name="OwesFen">The household owes the village; taken from what its next sales bring.</param>
/// <param name="ClawbackFen">What the goods money is below zero, before a withheld dividend counts against it.</param>
/// <param name="WithheldFen">A dividend below <c>minimumPayoutFen</c>, which isn't paid yet.</param>
/// <param name="CapitalOwedFen">What goes back to a member who left (退社款), beside what is owed for goods and
/// dividends: the village pays it by hand.</param>
/// <param name="Ended">The payments that arrived, failed or came back in this period.</param>
/// <param name="EarlierPeriodId">Null when there is nothing before.</param>
/// <param name="LaterPeriodId">Null when there is nothing after yet.</param>
internal sealed record StatementContract(
    int HouseholdNumber, string HouseholdName, bool IsMember, bool IsHeld, long PeriodId, string PeriodTitle,
    PeriodStatus PeriodStatus, bool IsCurrent, long ArrivedFen, long CameBackFen, long OnItsWayFen, long OwedFen,
    long OwesFen, long ClawbackFen, long WithheldFen, long MinimumPayoutFen, long CapitalOwedFen,
    AccountPartContract Goods, SaleRowContract[] Lines, RoyaltyContract[] Royalties, RuleContract[] Rules,
    AccountPartContract Dividends, DividendPartContract? Dividend, EndedPayoutContract[] Ended, long? EarlierPeriodId,
    long? LaterPeriodId)
{
    public static StatementContract From(StatementView view) => new(
        view.Number, view.Name, view.IsMember, view.IsHeld, view.PeriodId.Value, view.PeriodTitle, view.PeriodStatus,
        view.IsCurrent, view.Arrived.Fen, view.CameBack.Fen, view.Position.OnItsWay.Fen, view.Position.Owed.Fen,
        view.Position.Owes.Fen, view.Position.Clawback.Fen, view.Position.Withheld.Fen, view.MinimumPayout.Fen,
        view.CapitalOwed.Fen, AccountPartContract.From(view.Goods), [.. view.Sales.Select(SaleRowContract.From)],
        [.. view.Royalties.Select(RoyaltyContract.From)], [.. view.Rules.Select(RuleContract.From)],
        AccountPartContract.From(view.Dividends),
        view.Dividend is { } dividend ? DividendPartContract.From(dividend) : null,
        [.. view.Ended.Select(EndedPayoutContract.From)], view.Earlier?.Value, view.Later?.Value);
}

/// <summary>Owed to the household: positive; owed by it: negative.</summary>
/// <param name="SentFen">Sent, less what came back. Not all of it has arrived.</param>
/// <param name="RepaidFen">What the household paid back of what it owed.</param>
internal sealed record AccountPartContract(
    long OpeningFen, long EarnedFen, long SentFen, long BroughtFen, long RepaidFen, long ClosingFen)
{
    public static AccountPartContract From(AccountPart part) => new(
        part.Opening.Fen, part.Earned.Fen, part.Sent.Fen, part.Brought.Fen, part.Repaid.Fen,
        part.Closing.Fen);
}

/// <summary>What an artisan, paid through this household, has of a sale, whoever sold; negative where it gives back.
/// Part of the goods money, beside the lines.</summary>
/// <param name="Party">For what: a name, a pattern.</param>
internal sealed record RoyaltyContract(DateTimeOffset At, string OrderNumber, string Title, string Party, long Fen)
{
    public static RoyaltyContract From(RoyaltyRow row) =>
        new(row.At, row.OrderNumber, row.Title, row.Party, row.Amount.Fen);
}

/// <param name="OutRefundNo">Of a later refund; null for the sale itself.</param>
/// <param name="HouseholdBp">The household's part by the frozen rule, of 10,000. Zero, as the other three, where
/// the rule has no plain percentages.</param>
internal sealed record SaleRowContract(
    DateTimeOffset At, string OrderNumber, string Title, int Quantity, long GrossFen, long DiscountFen,
    long RefundedFen, long NetFen, string RuleCode, int RuleRevision, int HouseholdBp, int FundBp, int PlatformBp,
    int CooperativeBp, long HouseholdFen, long FundFen, long PlatformFen, long CooperativeFen,
    OtherShareContract[] Others, string? OutRefundNo)
{
    public static SaleRowContract From(SaleRow row) => new(
        row.At, row.OrderNumber, row.Title, row.Quantity, row.Gross.Fen, row.Discount.Fen, row.Refunded.Fen,
        row.Net.Fen, row.RuleCode, row.RuleRevision, row.HouseholdBp, row.FundBp, row.PlatformBp, row.CooperativeBp,
        row.Household.Fen, row.Fund.Fen, row.Platform.Fen, row.Cooperative.Fen,
        [.. row.Others.Select(other => new OtherShareContract(other.Party, other.Amount.Fen))], row.OutRefundNo);
}

/// <summary>What somebody beside the four whom every village has got of a sale: an artisan, a host, a party that the
/// village added.</summary>
internal sealed record OtherShareContract(string Party, long Fen);

/// <summary>A rule that sales of this period were divided by, and the three who agreed to it.</summary>
internal sealed record RuleContract(
    string Code, int Revision, string AgreementNo, DateTimeOffset AgreedAt, string Farmers, string Enterprise,
    string Government)
{
    public static RuleContract From(RuleRow row) => new(
        row.Code, row.Revision, row.AgreementNo, row.AgreedAt, row.Farmers, row.Enterprise, row.Government);
}

/// <summary>How the dividend came about: pools, own and total weights, and the plan's fingerprint.</summary>
/// <param name="PlanId">To object to it while it is disclosed.</param>
/// <param name="DisclosedUntil">The end of 公示, before which nothing is payable; null once it was approved.</param>
internal sealed record DividendPartContract(
    long PlanId, PlanStatus Status, long SurplusFen, long ReserveFen, long DistributableFen, long PatronagePoolFen,
    long CapitalPoolFen, long VolumeFen, long TotalVolumeFen, long PatronageFen, long CapitalWeightFen,
    long TotalCapitalWeightFen, long CapitalFen, long CarryInFen, long PayoutFen, long CarryOutFen, string Fingerprint,
    DateTimeOffset? DisclosedUntil)
{
    public static DividendPartContract From(DividendPart part) => new(
        part.PlanId.Value, part.Status, part.Surplus.Fen, part.Reserve.Fen, part.Distributable.Fen,
        part.PatronagePool.Fen, part.CapitalPool.Fen, part.Volume.Fen, part.TotalVolume.Fen, part.Patronage.Fen,
        part.CapitalWeight.Fen, part.TotalCapitalWeight.Fen, part.Capital.Fen, part.CarryIn.Fen, part.Payout.Fen,
        part.CarryOut.Fen,
        part.Fingerprint, part.DisclosedUntil);
}

/// <param name="Sum">The same for all transfers into which one sum was cut.</param>
/// <param name="IsCancelling">The village takes it back: nobody is to take it any more, and WeChat hasn't decided.
/// </param>
/// <param name="MayTake">It waits for this phone to take it.</param>
/// <param name="Taker">Masked: who takes it, when it waits for another phone; else null.</param>
/// <param name="PackageInfo">For <c>wx.requestMerchantTransfer</c>; only while it waits for this phone.</param>
/// <param name="ConfirmBefore">When WeChat takes it back, unless it is taken; null when it doesn't wait.</param>
/// <param name="SecondsLeft">Until then, by the village's clock: the phone's own may be wrong.</param>
internal sealed record PayoutContract(
    string OutBillNo, string Sum, PayoutChannel Channel, long GoodsFen, long DividendFen, long AmountFen,
    PayoutStatus Status, bool IsCancelling, bool MayTake, string? Taker, string? PackageInfo, string? FailReason,
    DateTimeOffset? SubmittedAt, DateTimeOffset? ConfirmBefore, long? SecondsLeft, DateTimeOffset? FinishedAt)
{
    public static PayoutContract From(HouseholdPayout view) => new(
        view.OutBillNo, view.Sum, view.Channel, view.Goods.Fen, view.Dividend.Fen, view.Amount.Fen, view.Status,
        view.IsCancelling, view.MayTake, view.Taker, view.PackageInfo, view.FailReason, view.SubmittedAt,
        view.ConfirmBefore, view.Left is { } left ? (long)left.TotalSeconds : null, view.FinishedAt);
}

/// <summary>What became of a payment in the period that is shown, whatever becomes of it in a later one.</summary>
/// <param name="Sum">The same for all transfers into which one sum was cut.</param>
/// <param name="FailReason">WeChat's word, or of bank and cash what a person wrote; null of what arrived.</param>
/// <param name="At">When it came to this end.</param>
/// <param name="ArrivedAt">Of what came back: when it had arrived; else null.</param>
internal sealed record EndedPayoutContract(
    string OutBillNo, string Sum, PayoutChannel Channel, long GoodsFen, long DividendFen, long AmountFen,
    PayoutEnd End, string? FailReason, DateTimeOffset At, DateTimeOffset? ArrivedAt)
{
    public static EndedPayoutContract From(EndedPayout view) => new(
        view.OutBillNo, view.Sum, view.Channel, view.Goods.Fen, view.Dividend.Fen, view.Amount.Fen, view.End,
        view.FailReason, view.At, view.ArrivedAt);
}

/// <param name="TemplateId">For <c>wx.requestSubscribeMessage</c>.</param>
/// <param name="Remaining">Messages that were agreed to and not sent yet.</param>
/// <param name="IsRefused">The last answer was "no".</param>
internal sealed record ReminderConsentContract(ReminderTopic Topic, string TemplateId, int Remaining, bool IsRefused)
{
    public static ReminderConsentContract From(ConsentView view) =>
        new(view.Topic, view.TemplateId, view.Remaining, view.IsRefused);
}

/// <summary>What the person answered to WeChat's sheet, topic by topic.</summary>
internal sealed record AnswerRemindersRequest(ReminderAnswerRequest[] Answers)
{
    public AnswerConsent.Command ToCommand(IdempotencyKey key, ShopperId shopper) =>
        new(key, shopper, [.. Answers.Select(one => new AnswerConsent.Answer(one.Topic, one.IsAgreed))]);
}

internal sealed record ReminderAnswerRequest(ReminderTopic Topic, bool IsAgreed);
