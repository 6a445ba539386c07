namespace VillageCloud.Domain.Finance.Ledger;

/// <summary>What happened, as one kind of journal entry. One recipe writes the lines of each kind, and whoever reads
/// entries switches on it: a new kind doesn't compile until every reader says what it means there.</summary>
public enum EntryKind
{
    /// <summary>期初: balances from before these books; no document of ours explains them.</summary>
    Opening,

    /// <summary>A shopper paid; the money waits in 待结算货款.</summary>
    SalePaid,

    /// <summary>The net of a sale was split among its parties.</summary>
    SaleSettled,

    /// <summary>The freight of a finished order became the platform's.</summary>
    FreightSettled,

    /// <summary>Money went back to a shopper, before or after the sale was split.</summary>
    Refunded,

    /// <summary>From the bank to WeChat's operation account.</summary>
    ToppedUp,

    /// <summary>WeChat's fee, or its return.</summary>
    FeeCharged,

    /// <summary>From WeChat to the bank.</summary>
    Withdrawn,

    /// <summary>The bank sent a withdrawal back.</summary>
    WithdrawalReturned,

    /// <summary>What a household was owed is on its way.</summary>
    PayoutSent,

    /// <summary>The exact reversal of <see cref="PayoutSent"/>: it didn't come through.</summary>
    PayoutVoided,

    /// <summary>The household has it.</summary>
    PayoutArrived,

    /// <summary>The exact reversal of <see cref="PayoutArrived"/>: the bank sent it back.</summary>
    ArrivalVoided,

    /// <summary>结账: income and costs of a period became its surplus.</summary>
    PeriodClosed,

    /// <summary>The surplus became reserve and shares.</summary>
    PlanAllocated,

    /// <summary>The shares became what each household is owed.</summary>
    SharesDue,

    /// <summary>A break with WeChat or the bank was put right by two people.</summary>
    BreakAdjusted,

    /// <summary>The village spent money on its work: packing, couriers, wages.</summary>
    CostBooked,

    /// <summary>The exact reversal of <see cref="CostBooked"/>.</summary>
    CostReversed,

    /// <summary>Members paid capital in, or got it back.</summary>
    CapitalBooked,

    /// <summary>退社: what a member had in the capital is owed to them.</summary>
    MemberLeft,

    /// <summary>What was owed to a member who left was paid.</summary>
    CapitalReturned,

    /// <summary>还款: a household paid back what it owed for goods.</summary>
    DebtRepaid,

    /// <summary>The exact reversal of <see cref="DebtRepaid"/>.</summary>
    RepaymentVoided,
}

/// <summary>What an entry's lines on a household's accounts are to that household.</summary>
public enum StatementPart
{
    /// <summary>Balances from before these books.</summary>
    Brought,

    /// <summary>Credited, or taken back, for sales and dividends.</summary>
    Earned,

    /// <summary>On its way to the household, or back.</summary>
    Sent,

    /// <summary>Paid by the household to the village.</summary>
    Repaid,
}

public static class EntryKinds
{
    public static StatementPart PartOfStatement(this EntryKind kind) => kind switch
    {
        EntryKind.Opening => StatementPart.Brought,
        EntryKind.PayoutSent or EntryKind.PayoutVoided or EntryKind.PayoutArrived or EntryKind.ArrivalVoided =>
            StatementPart.Sent,
        EntryKind.DebtRepaid or EntryKind.RepaymentVoided => StatementPart.Repaid,
        EntryKind.SalePaid or EntryKind.SaleSettled or EntryKind.FreightSettled or EntryKind.Refunded
            or EntryKind.ToppedUp or EntryKind.FeeCharged or EntryKind.Withdrawn or EntryKind.WithdrawalReturned
            or EntryKind.PeriodClosed or EntryKind.PlanAllocated or EntryKind.SharesDue or EntryKind.BreakAdjusted
            or EntryKind.CostBooked or EntryKind.CostReversed or EntryKind.CapitalBooked
            or EntryKind.MemberLeft or EntryKind.CapitalReturned => StatementPart.Earned,
    };
}
