using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>One household's account of one period. Every balance is opening + rows = closing, to the fen.</summary>
/// <param name="IsHeld">Whoever was paid has died: now, whichever period is shown, nothing is paid until two people
/// have agreed on somebody else.</param>
/// <param name="IsCurrent">Today, in Beijing, lies in this period. The newest one may be over: a month begins with the
/// first that is booked in it.</param>
/// <param name="Royalties">Part of the goods money, beside the rows of sales.</param>
/// <param name="Arrived">What the household got in this period, and had when it was over.</param>
/// <param name="CameBack">What it had got in an earlier period, and the bank sent back in this one.</param>
/// <param name="Position">How things stand at the end of the period, or now while it is the newest.</param>
/// <param name="CapitalOwed">退社款 that is owed to the household and no batch pays: the village pays it by hand, when
/// its articles say. At the same moment as the position, and no part of it.</param>
/// <param name="MinimumPayout">A smaller dividend balance isn't paid yet.</param>
/// <param name="Ended">The payments that arrived, failed or came back in this period.</param>
/// <param name="Earlier">The period before; null when this is the first.</param>
/// <param name="Later">The period after; null when it has not begun.</param>
public sealed record StatementView(
    HouseholdId HouseholdId, int Number, string Name, bool IsMember, bool IsHeld, PeriodId PeriodId,
    string PeriodTitle, PeriodStatus PeriodStatus, bool IsCurrent, Money Arrived, Money CameBack,
    HouseholdPosition Position, Money CapitalOwed, Money MinimumPayout,
    AccountPart Goods, IReadOnlyList<SaleRow> Sales, IReadOnlyList<RoyaltyRow> Royalties,
    IReadOnlyList<RuleRow> Rules, AccountPart Dividends, DividendPart? Dividend,
    IReadOnlyList<EndedPayout> Ended, PeriodId? Earlier, PeriodId? Later);

/// <summary>Owed to the household: positive; owed by it: negative.</summary>
/// <param name="Earned">Goods: the rows of sales and refunds. Dividends: what plans made payable.</param>
/// <param name="Sent">Sent to the household, less what came back because it wasn't taken. Not all of it has arrived.
/// </param>
/// <param name="Brought">Balances brought in from before this system.</param>
/// <param name="Repaid">What the household paid back of what it owed.</param>
public sealed record AccountPart(
    Money Opening, Money Earned, Money Sent, Money Brought, Money Repaid, Money Closing)
{
    /// <summary>The rows explain the balance.</summary>
    public bool Explains => Opening + Earned - Sent + Brought + Repaid == Closing;
}

/// <summary>A sale that was split, or a later refund of one (then the amounts are what it changed).</summary>
/// <param name="Refunded">Inside the after-sales window, before the split.</param>
/// <param name="OutRefundNo">Of a later refund; null for the sale itself.</param>
/// <param name="HouseholdBp">The household's part by the rule, of 10,000.</param>
/// <param name="Others">Artisans, hosts, and whom the village added: with the four, the whole.</param>
public sealed record SaleRow(
    DateTimeOffset At, string OrderNumber, string Title, int Quantity, Money Gross, Money Discount, Money Refunded,
    Money Net, string RuleCode, int RuleRevision, int HouseholdBp, int FundBp, int PlatformBp, int CooperativeBp,
    Money Household, Money Fund, Money Platform, Money Cooperative, IReadOnlyList<NamedShare> Others,
    string? OutRefundNo, bool IsMemberSale);

/// <summary>What an artisan, paid through this household, has of a sale or gives back of one.</summary>
/// <param name="Party">For what: a name, a pattern.</param>
public sealed record RoyaltyRow(DateTimeOffset At, string OrderNumber, string Title, string Party, Money Amount);

/// <summary>A rule that sales of this period were divided by: who agreed to it, when, and in which agreement.</summary>
public sealed record RuleRow(
    string Code, int Revision, string AgreementNo, DateTimeOffset AgreedAt, string Farmers, string Enterprise,
    string Government);

/// <summary>How the dividend of this period came about.</summary>
/// <param name="DisclosedUntil">The end of 公示; nothing is payable before. Null once it was approved.</param>
public sealed record DividendPart(
    DividendPlanId PlanId, PlanStatus Status, Money Surplus, Money Reserve, Money Distributable,
    Money PatronagePool, Money CapitalPool, Money Volume, Money TotalVolume, Money Patronage, Money CapitalWeight,
    Money TotalCapitalWeight, Money Capital, Money CarryIn, Money Payout, Money CarryOut, string Fingerprint,
    DateTimeOffset? DisclosedUntil);
