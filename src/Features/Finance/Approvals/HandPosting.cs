using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.Finance.Costs;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Finance.Repayments;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>Gives what was asked for to the noun that posts it. Works inside a unit of work.</summary>
public sealed class HandPosting(IEnumerable<IPostsByHand> nouns)
{
    internal Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct) =>
        NounOf(request).Post(request, ct);

    internal Task WasDeclined(PostingRequest request, CancellationToken ct) =>
        NounOf(request).WasDeclined(request, ct);

    private IPostsByHand NounOf(PostingRequest request) => nouns.Single(noun => noun.Kinds.Contains(request.Kind));
}

/// <param name="Balance">Of a top-up: what the operation account holds with it.</param>
/// <param name="Settlement">Of a settlement: who gets what.</param>
/// <param name="Return">Of a payout that came back: whose it was, and why.</param>
/// <param name="Break">Of a break that ends: what it was, and what is booked.</param>
/// <param name="Closed">Of a month: what it brought.</param>
/// <param name="Cost">Of a cost that is booked or taken back.</param>
/// <param name="Capital">Of what members have in the capital: household by household.</param>
/// <param name="Split">Of a household that becomes two.</param>
/// <param name="Merge">Of a household that is taken into another.</param>
/// <param name="Departure">Of a member who leaves, or who was paid what was owed for it.</param>
/// <param name="Repayment">Of what a household paid back, or of one that is taken back.</param>
/// <param name="Restored">Of the bank's payments since a backup: which days were looked at.</param>
public sealed record PostedByHand(
    Money? Balance = null, SettlementTold? Settlement = null, PayoutReturns.Returned? Return = null,
    BreakPosting.Ended? Break = null, PeriodClosing.Closed? Closed = null, CostPosting.Told? Cost = null,
    CapitalPosting.Told? Capital = null, DeparturePosting.Told? Departure = null,
    SplitPosting.Told? Split = null, MergePosting.Told? Merge = null, RepaymentPosting.Told? Repayment = null,
    RestorationCheckPosting.Told? Restored = null);
