using System.Linq.Expressions;
using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>How far a sale has come, in the words of the desk where it is settled.</summary>
public enum SaleState
{
    /// <summary>The shopper hasn't got it yet, or WeChat hasn't released the money.</summary>
    Undelivered = 0,

    /// <summary>The shopper may still send it back.</summary>
    InWindow = 1,

    /// <summary>The window is over, and a refund waits for its end.</summary>
    Refunding = 2,

    /// <summary>Somebody holds it.</summary>
    Held = 3,

    /// <summary>The job settles it at its next run.</summary>
    Due = 4,

    Settled = 5,
}

internal static class SaleStates
{
    /// <summary>The state at that moment as the database reckons it; its number, which every engine can group by.
    /// </summary>
    public static Expression<Func<Sale, int>> At(DateTimeOffset moment) => sale =>
        sale.SettledAt != null ? (int)SaleState.Settled
        : sale.HeldAt != null && (sale.HeldUntil == null || sale.HeldUntil > moment) ? (int)SaleState.Held
        : sale.DueAt == null ? (int)SaleState.Undelivered
        : sale.DueAt > moment ? (int)SaleState.InWindow
        : sale.OpenRefunds > 0 ? (int)SaleState.Refunding
        : (int)SaleState.Due;

    /// <summary>The same of a sale that was read.</summary>
    public static SaleState StateAt(this Sale sale, DateTimeOffset moment) => sale switch
    {
        { IsSettled: true } => SaleState.Settled,
        _ when sale.IsHeldAt(moment) => SaleState.Held,
        { DueAt: null } => SaleState.Undelivered,
        _ when sale.DueAt > moment => SaleState.InWindow,
        { OpenRefunds: > 0 } => SaleState.Refunding,
        _ => SaleState.Due,
    };

    /// <summary>Those in that state.</summary>
    public static IQueryable<Sale> In(this IQueryable<Sale> sales, SaleState state, DateTimeOffset moment)
    {
        var at = At(moment);
        return sales.Where(Expression.Lambda<Func<Sale, bool>>(
            Expression.Equal(at.Body, Expression.Constant((int)state)), at.Parameters));
    }
}
