using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>One sale as a person checks it by hand.</summary>
/// <param name="OrderNumber">The document that it is of.</param>
/// <param name="Item">Its place in the order; 0 for the freight.</param>
/// <param name="HouseholdId">Null for freight, and so are its number and name.</param>
/// <param name="Rule">Frozen when it was sold; null for freight, which goes to the platform whole.</param>
/// <param name="Steps">How its net is divided by the rule; they add up to the net. Of one that isn't settled: how it
/// would be if nothing more went back.</param>
/// <param name="Shares">What its entries have given each party, or would give it.</param>
/// <param name="Holds">The oldest first.</param>
/// <param name="Postings">The split, and what each later refund changed.</param>
public sealed record SaleView(
    SaleId Id, string OrderNumber, int Item, SaleKind Kind, string Title, int Quantity, HouseholdId? HouseholdId,
    int? HouseholdNumber, string? HouseholdName, bool IsMemberSale, SaleState State, DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt, DateTimeOffset? SettledAt, SaleFormula Formula, RuleOfSale? Rule,
    IReadOnlyList<SplitStepView> Steps, NamedShares Shares, IReadOnlyList<RefundOfSale> Refunds,
    IReadOnlyList<HoldView> Holds, IReadOnlyList<PostingOfSale> Postings);

/// <summary>Gross − discount = paid; paid − refunded = net, which the steps divide.</summary>
/// <param name="InFlight">Promised by refunds that wait for their end; still part of the net.</param>
/// <param name="FeeWords">Why WeChat's fee is not among the steps.</param>
public sealed record SaleFormula(
    Money Gross, Money Discount, Money Paid, Money RefundedBefore, Money RefundedAfter, Money Net, Money InFlight,
    string FeeWords);

/// <param name="EffectiveFrom">The first Beijing day on which a sale was made under it.</param>
/// <param name="AgreedAt">When farmers, enterprise and government agreed to it.</param>
public sealed record RuleOfSale(
    string Code, int Revision, DateOnly EffectiveFrom, string AgreementNo, DateTimeOffset AgreedAt);

/// <param name="Base">What it is taken of.</param>
/// <param name="Taken">What the party gets by it.</param>
/// <param name="Remainder">In 1/10,000 fen: by it the spare fen are given, the largest first.</param>
/// <param name="Words">The step as a sentence.</param>
public sealed record SplitStepView(
    int Number, PartyKind PartyKind, string Party, Money Base, Money Taken, int Remainder, bool HasSpareFen,
    string Words)
{
    internal static SplitStepView Of(SplitStep step) => new(
        step.Number, step.Party.Kind, step.Party.Name, step.Base, step.Taken, step.Remainder, step.HasSpareFen,
        SplitWords.Of(step));
}

/// <param name="Amount">Of this sale: of goods without the freight, of freight without the goods.</param>
public sealed record RefundOfSale(
    string OutRefundNo, Money Amount, string Reason, RefundStatus Status, DateTimeOffset RequestedAt,
    DateTimeOffset? SucceededAt);

/// <param name="Generation">1 is the split, each more is a refund after it.</param>
/// <param name="OutRefundNo">Of a refund after settlement: then the amounts are what it changed.</param>
/// <param name="BusinessKey">Of the entry, as the journal lists it.</param>
public sealed record PostingOfSale(
    int Generation, DateTimeOffset At, Money Net, NamedShares Shares, string? OutRefundNo, JournalEntryId EntryId,
    string BusinessKey, string Summary);
