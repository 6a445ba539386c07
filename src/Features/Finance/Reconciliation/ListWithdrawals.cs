using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>What went from WeChat to the bank, as the bills tell, newest first unless asked otherwise.</summary>
public sealed class ListWithdrawals(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(WithdrawalView.At), Descending: true);

    private static readonly SortKeys<Withdrawal> Keys = new SortKeys<Withdrawal>()
        .With(nameof(WithdrawalView.At), one => one.At)
        .With(nameof(WithdrawalView.Amount), one => one.Amount.Fen);

    public async Task<Outcome<Page<WithdrawalView>>> Run(Query query, CancellationToken ct)
    {
        var all = db.Withdrawals.AsNoTracking();
        if (query.Search?.Trim() is { Length: > 0 } text) all = all.Where(one => one.Number.Contains(text));
        var sorted = Keys.Order(all, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await all.CountAsync(ct);
        var rows = await sorted.Value.ThenByDescending(one => one.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(one => new WithdrawalView(one.Kind, one.At, one.Number, one.Amount, one.ReturnedAt))
            .ToListAsync(ct);
        return new Page<WithdrawalView>(rows, total);
    }

    /// <param name="Search">Part of WeChat's number.</param>
    public sealed record Query(PageQuery Page, string? Search = null);

    /// <param name="ReturnedAt">When the bank sent it back; null when it didn't.</param>
    public sealed record WithdrawalView(
        BillKind Kind, DateTimeOffset At, string Number, Money Amount, DateTimeOffset? ReturnedAt);
}
