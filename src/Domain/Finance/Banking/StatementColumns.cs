using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Banking;

/// <summary>The headings under which a bank prints what we need. One column with a sign, or one for what came in and
/// one for what went out.</summary>
/// <param name="Amount">Signed: what went out is below zero. Null when the two below are there.</param>
public sealed record StatementColumns(
    string Date, string? Amount, string? In, string? Out, string? Counterparty, string? Reference, string? Balance)
{
    public const int LongestHeading = 64;

    public IEnumerable<string> Headings =>
        new[] { Date, Amount, In, Out, Counterparty, Reference, Balance }.OfType<string>();

    /// <summary>As typed: what is empty is not there, and what nobody can see is taken out.</summary>
    public StatementColumns Cleaned() => new(
        PersonText.Word(Date) ?? "", PersonText.Word(Amount), PersonText.Word(In), PersonText.Word(Out),
        PersonText.Word(Counterparty), PersonText.Word(Reference), PersonText.Word(Balance));

    public Outcome Check()
    {
        var hasPair = In is not null && Out is not null;
        if (Date.Length == 0 || (Amount is null) != hasPair || (Amount is not null && (In ?? Out) is not null))
            return new StatementColumnsIncomplete();
        var all = Headings.ToList();
        return all.Distinct(StringComparer.Ordinal).Count() == all.Count ? Outcome.Done : new StatementColumnTwice();
    }
}
