namespace VillageCloud.Sandbox.State;

/// <summary>One movement of an account, with the balance after it. Never changed once written.</summary>
internal sealed record FundFlow
{
    /// <summary>资金流水单号: of one business, not of one row. A payment, its fee and its refunds share it.</summary>
    public required string FlowNo { get; init; }

    public required string Account { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string BusinessName { get; init; }
    public required string BusinessType { get; init; }

    /// <summary>Positive: income; negative: outgo.</summary>
    public required long Fen { get; init; }

    public required long BalanceFen { get; init; }

    /// <summary>WeChat's own number of the business.</summary>
    public required string BusinessNo { get; init; }

    /// <summary>The merchant's number of the business.</summary>
    public required string VoucherNo { get; init; }

    public string Memo { get; init; } = "";

    public string Applicant { get; init; } = "system";
}

/// <summary>Money that left an account for the bank.</summary>
internal sealed class Withdrawal
{
    public required string Number { get; init; }
    public required string Account { get; init; }
    public required long Fen { get; init; }
    public bool IsBounced { get; set; }
}

/// <summary>A merchant account. Locked money still belongs to the balance.</summary>
internal sealed class Account
{
    public long BalanceFen { get; set; }
    public long LockedFen { get; set; }
}
