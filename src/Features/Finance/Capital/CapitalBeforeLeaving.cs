using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>Whether the books hold what goes back to a member, and what was lost that they may have to bear.</summary>
public sealed class CapitalBeforeLeaving(Books books) : ILeavingMatter
{
    public async Task<IReadOnlyList<LeavingItem>> Look(Household household, DateOnly day, CancellationToken ct)
    {
        if (!household.IsMember) return [];
        var items = new List<LeavingItem>();
        await AddShort(items, Account.Contributions, household.Contribution, ct);
        await AddShort(items, Account.Reserve, household.ReserveShare, ct);
        var loss = await books.Loss(ct);
        if (loss > Money.Zero)
        {
            items.Add(new(
                LeavingMatter.UncoveredLoss, loss, Blocks: false,
                $"账上还有没弥补的亏损 {loss} 元；章程要退社的成员分摊的，写在「分摊亏损」里"));
        }

        return items;
    }

    private async Task AddShort(List<LeavingItem> items, Account account, Money needed, CancellationToken ct)
    {
        var held = -await books.Balance(account, ct);
        if (needed <= held) return;
        items.Add(new(
            LeavingMatter.BooksShort, needed - held, Blocks: true,
            $"账上的{account.Name}只有 {held} 元，不够退 {needed} 元，请先核对名册的份额和期初账"));
    }
}
