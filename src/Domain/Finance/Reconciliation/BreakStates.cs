namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>How our books and their paper can differ (money §5).</summary>
public enum BreakClass
{
    /// <summary>They have it, we don't.</summary>
    MissingOurs,

    /// <summary>We have it, they don't.</summary>
    MissingTheirs,
    AmountDiffers,
    FeeDiffers,
    StatusDiffers,
    Duplicate,

    /// <summary>A business type that we don't know.</summary>
    UnknownType,

    /// <summary>Running balances don't follow from each other, or from our journal.</summary>
    BalanceGap,
}

public enum BreakStatus
{
    /// <summary>Nobody looks after it.</summary>
    Open,

    /// <summary>Somebody does.</summary>
    Assigned,

    /// <summary>It is said why, and where one can look it up.</summary>
    Explained,

    /// <summary>A second person is asked to end it.</summary>
    Waiting,
    Closed,
}

/// <summary>How a break ended.</summary>
public enum BreakEnd
{
    /// <summary>A later bill has it: it was only the hour.</summary>
    CameLater,

    /// <summary>Looked at again, the day had it no more.</summary>
    WentAway,

    /// <summary>Two people put it right by a booking.</summary>
    Adjusted,

    /// <summary>Two people agreed that nothing has to be booked.</summary>
    Explained,
}

/// <summary>What can happen to a break.</summary>
public enum BreakAct
{
    Found,
    Assigned,
    Explained,
    AdjustmentProposed,
    ClosingProposed,
    SentBack,
    Adjusted,
    ClosedAsExplained,
    CameLater,
    WentAway,
    CameBack,
}
