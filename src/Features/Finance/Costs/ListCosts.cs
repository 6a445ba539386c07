using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Costs;

/// <summary>The cost vouchers, newest day first unless asked otherwise.</summary>
public sealed class ListCosts(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(CostView.Day), Descending: true);

    private static readonly SortKeys<CostVoucher> Keys = new SortKeys<CostVoucher>()
        .With(nameof(CostView.Day), one => one.Day)
        .With(nameof(CostView.Number), one => one.Number)
        .With(nameof(CostView.Category), one => one.Category)
        .With(nameof(CostView.Amount), one => one.Amount.Fen)
        .With(nameof(CostView.Status), one => one.Status);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var costs = Found(query);
        if (query.Status is { } status) costs = costs.Where(one => one.Status == status);
        var sorted = Keys.Order(costs, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await costs.CountAsync(ct);
        var sum = await costs
            .Where(one => one.Status == CostStatus.Booked || one.Status == CostStatus.ReversalRequested)
            .SumAsync(one => one.Amount.Fen, ct);
        var shown = await sorted.Value.ThenByDescending(one => one.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(one => new
            {
                Cost = one,
                Household = db.Households.IgnoreAutoIncludes().Where(household => household.Id == one.HouseholdId)
                    .Select(household => household.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return new Result(
            new([.. shown.Select(one => CostView.Of(one.Cost, one.Household))], total), new Money(sum));
    }

    /// <summary>Of all that the query finds, its state aside: one number a tab.</summary>
    public async Task<IReadOnlyDictionary<CostStatus, int>> Count(Query query, CancellationToken ct)
    {
        var counts = await Found(query).GroupBy(one => one.Status)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Key, ct);
        return Enum.GetValues<CostStatus>().ToDictionary(
            status => status, status => counts.TryGetValue(status, out var one) ? one.Count : 0);
    }

    private IQueryable<CostVoucher> Found(Query query)
    {
        var costs = db.CostVouchers.AsNoTracking();
        if (query.From is { } from) costs = costs.Where(one => one.Day >= from);
        if (query.To is { } to) costs = costs.Where(one => one.Day <= to);
        if (query.Category is { } category) costs = costs.Where(one => one.Category == category);
        if (query.HouseholdId is { } household) costs = costs.Where(one => one.HouseholdId == household);
        if (PersonText.Word(query.Search) is { } text)
        {
            costs = costs.Where(one => one.Number.Contains(text) || one.Payee.Contains(text)
                || one.Note.Contains(text) || one.Evidence.Contains(text));
        }

        return costs;
    }

    /// <param name="Search">Part of the number, the payee, the note or the evidence.</param>
    public sealed record Query(
        PageQuery Page, DateOnly? From = null, DateOnly? To = null, CostCategory? Category = null,
        CostStatus? Status = null, HouseholdId? HouseholdId = null, string? Search = null);

    /// <param name="Booked">Of all pages, what is booked and not taken back.</param>
    public sealed record Result(Page<CostView> Page, Money Booked);
}

/// <param name="Account">Code and name of the account that bears it.</param>
/// <param name="ReversalNote">Why it is, or shall be, taken back.</param>
public sealed record CostView(
    CostVoucherId Id, string Number, CostCategory Category, string Account, Money Amount, DateOnly Day, string Payee,
    string Note, string Evidence, string? Household, CostStatus Status, DateTimeOffset WrittenAt,
    string? ReversalNote)
{
    internal static CostView Of(CostVoucher one, string? household) => new(
        one.Id, one.Number, one.Category, $"{one.Account.Code} {one.Account.Name}", one.Amount, one.Day, one.Payee,
        one.Note, one.Evidence, household, one.Status, one.WrittenAt, one.ReversalNote);
}
