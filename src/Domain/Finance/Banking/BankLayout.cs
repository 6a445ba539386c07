using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Banking;

/// <summary>How one bank writes its statements: which column is what. Kept, so that it is said once.</summary>
public sealed class BankLayout : ICooperativeOwned, IVersioned
{
    public const int LongestName = 32;

    private BankLayout()
    {
    }

    public BankLayout(CooperativeId cooperativeId, string name, StatementColumns columns, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Name = name;
        Change(columns, now);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>The village's own, unique: usually the bank's.</summary>
    public string Name { get; private set; } = "";

    public string Date { get; private set; } = "";

    public string? Amount { get; private set; }

    public string? In { get; private set; }

    public string? Out { get; private set; }

    public string? Counterparty { get; private set; }

    public string? Reference { get; private set; }

    public string? Balance { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; private set; }

    public StatementColumns Columns => new(Date, Amount, In, Out, Counterparty, Reference, Balance);

    public void Change(StatementColumns columns, DateTimeOffset now)
    {
        Invariant.Holds(!columns.Check().IsRefused, "a layout tells at least the day and the amount");
        (Date, Amount, In, Out) = (columns.Date, columns.Amount, columns.In, columns.Out);
        (Counterparty, Reference, Balance) = (columns.Counterparty, columns.Reference, columns.Balance);
        ChangedAt = now;
    }
}
