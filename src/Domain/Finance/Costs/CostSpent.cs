using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Costs;

/// <summary>What a person writes on a voucher, checked.</summary>
public sealed record CostSpent
{
    public const int LongestText = 64;

    private CostSpent()
    {
    }

    public required CostCategory Category { get; init; }

    public required Money Amount { get; init; }

    public required DateOnly Day { get; init; }

    public required string Payee { get; init; }

    public required string Note { get; init; }

    public required string Evidence { get; init; }

    public HouseholdId? HouseholdId { get; init; }

    /// <param name="today">In Beijing: what is not spent yet is no cost.</param>
    public static Outcome<CostSpent> Of(
        CostCategory category, Money amount, DateOnly day, CostTexts texts, HouseholdId? household, DateOnly today)
    {
        if (!Enum.IsDefined(category)) return new CostCategoryUnknown();
        if (amount <= Money.Zero) return new CostAmountInvalid();
        if (day > today) return new CostNotSpentYet();
        var (payee, note, evidence) = (Line(texts.Payee), Line(texts.Note), Line(texts.Evidence));
        if (payee is null) return new CostTextInvalid("收款人");
        if (note is null) return new CostTextInvalid("用途");
        if (evidence is null) return new CostTextInvalid("凭据（发票、收据或回单号）");
        return new CostSpent
        {
            Category = category, Amount = amount, Day = day, Payee = payee, Note = note, Evidence = evidence,
            HouseholdId = household,
        };
    }

    private static string? Line(string? typed)
    {
        var text = PersonText.Line(typed, LongestText);
        return text.Problem == TextProblem.None ? text.Text : null;
    }
}

/// <param name="Payee">Who got the money.</param>
/// <param name="Note">What for.</param>
/// <param name="Evidence">The number of the invoice, the receipt or the bank slip.</param>
public sealed record CostTexts(string? Payee, string? Note, string? Evidence);

public static class CostCategories
{
    public static Account Account(this CostCategory category) => category switch
    {
        CostCategory.Packing => Ledger.Account.Packing,
        CostCategory.Courier => Ledger.Account.Courier,
        CostCategory.Wages => Ledger.Account.Wages,
        CostCategory.Administration => Ledger.Account.Administration,
        CostCategory.Operating => Ledger.Account.OperatingCosts,
        _ => Ledger.Account.OtherExpenses,
    };
}
