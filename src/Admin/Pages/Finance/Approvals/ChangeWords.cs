using VillageCloud.Admin.Pages.Finance.Ledger;
using VillageCloud.Domain.Shared;
using BalanceChange = VillageCloud.Features.Finance.Approvals.PreviewPosting.BalanceChange;

namespace VillageCloud.Admin.Pages.Finance.Approvals;

/// <summary>What accounts hold before and after, each told by what it is for people and not by its side.</summary>
internal static class ChangeWords
{
    public static IEnumerable<PreviewLine> Of(IEnumerable<BalanceChange> changes) => changes.Select(change =>
        new PreviewLine(
            AccountWords.NameOf(change.Code), null,
            $"{AmountOf(change, change.Before)} → {AmountOf(change, change.After)}"));

    private static string AmountOf(BalanceChange change, Money balance) =>
        $"{(AccountWords.IsOwed(change.Code) ? -balance : balance)} 元";
}
