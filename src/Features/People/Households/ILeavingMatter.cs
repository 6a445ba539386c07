using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Households;

/// <summary>What one noun has to say before a household leaves. Found by its type: a new noun adds one and changes
/// nothing else.</summary>
public interface ILeavingMatter
{
    /// <param name="day">From which the household neither sells nor shares.</param>
    Task<IReadOnlyList<LeavingItem>> Look(Household household, DateOnly day, CancellationToken ct);
}

public enum LeavingMatter
{
    /// <summary>What it sells is still on the shelf, or goes there by itself.</summary>
    OnShelf,

    /// <summary>It owes the village money.</summary>
    Owes,

    /// <summary>It stands in a dividend plan that isn't posted yet.</summary>
    OpenPlan,

    /// <summary>It has something against a plan, and nobody has answered.</summary>
    OpenObjection,

    /// <summary>The books hold less than the register says that the member has.</summary>
    BooksShort,

    /// <summary>Sold and not split: goes on as before.</summary>
    UnsettledSales,

    /// <summary>Owed for goods and as dividend: is paid as before.</summary>
    Owed,
    OnItsWay,

    /// <summary>Months signed off in which it was a member, and nobody has planned yet: it has its share of them.
    /// </summary>
    UnplannedMonths,

    /// <summary>What was lost and isn't covered: the articles say who bears it.</summary>
    UncoveredLoss,
}

/// <param name="Blocks">It has to be done before; else it is for two people to know.</param>
/// <param name="Sentence">What it is, and what becomes of it.</param>
public sealed record LeavingItem(LeavingMatter Matter, Money? Amount, bool Blocks, string Sentence);

public static class LeavingMatters
{
    /// <summary>All that there is to say of it, what blocks first.</summary>
    public static async Task<IReadOnlyList<LeavingItem>> Of(
        this IEnumerable<ILeavingMatter> matters, Household household, DateOnly day, CancellationToken ct)
    {
        var items = new List<LeavingItem>();
        foreach (var matter in matters) items.AddRange(await matter.Look(household, day, ct));
        return [.. items.OrderByDescending(item => item.Blocks).ThenBy(item => item.Matter)];
    }

    /// <summary>What counts when it is taken into another household: what it sells and has in the capital goes along.
    /// </summary>
    public static IReadOnlyList<LeavingItem> ForMerge(this IReadOnlyList<LeavingItem> items) =>
    [
        .. items.Where(item => item.Matter is not (
            LeavingMatter.OnShelf or LeavingMatter.BooksShort or LeavingMatter.UncoveredLoss)),
    ];

    /// <returns>Null, or <c>household.leaving_too_early</c>.</returns>
    public static Refusal? Refuse(this IReadOnlyList<LeavingItem> items) =>
        items.Where(item => item.Blocks).Select(item => item.Sentence).ToList() is { Count: > 0 } sentences
            ? new LeavingTooEarly(sentences)
            : null;
}
