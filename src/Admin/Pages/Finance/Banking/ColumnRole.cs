namespace VillageCloud.Admin.Pages.Finance.Banking;

/// <summary>What a column of a bank's statement is.</summary>
public enum ColumnRole
{
    None,
    Date,

    /// <summary>What went out is below zero.</summary>
    Amount,
    In,
    Out,
    Counterparty,
    Reference,
    Balance,
}
