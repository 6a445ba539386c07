using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Sales;

/// <summary>Money that went back to a shopper, in the books and in its sales: before settlement less is split, after it
/// everybody gives back target minus posted (money R5), to the fen. Works inside a unit of work.</summary>
internal sealed class GiveBack(VillageDb db, Books books, TimeProvider clock)
{
    private readonly SaleShares shares = new(db);

    /// <param name="refund">Whose parts were reserved of both sales.</param>
    /// <param name="goods">What was refunded.</param>
    /// <param name="freight">Of the same document; null where there is none.</param>
    /// <param name="at">When the shopper had it.</param>
    public async Task Post(Refund refund, Sale goods, Sale? freight, DateTimeOffset at, CancellationToken ct)
    {
        List<GivenBack> parts = [await Of(goods, refund.Parts.Goods, ct)];
        if (freight is not null) parts.Add(await Of(freight, refund.Parts.Freight, ct));
        var entry = await books.Post(Refunded.Of(refund, parts), at, ct);
        foreach (var part in parts.Where(one => one.Delta is not null && !one.Amount.IsZero))
        {
            db.SalePostings.Add(new SalePosting(
                part.Sale, -part.Amount, entry, refund.OutRefundNo, clock.GetUtcNow()));
        }
    }

    private async Task<GivenBack> Of(Sale sale, Money amount, CancellationToken ct)
    {
        if (sale.IsSettled)
        {
            var split = await shares.SplitOf(sale, ct);
            return new(sale, amount, sale.TakeBack(amount, await shares.PostedOf(sale, split, ct), split));
        }

        sale.GiveBack(amount);
        return new(sale, amount, Delta: null);
    }
}
