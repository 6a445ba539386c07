using VillageCloud.Admin.Pages.Finance.Ledger;
using VillageCloud.Domain.Finance.Ledger;
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

    /// <summary>Of a month that is signed off: what it brought and cost is emptied, and what stays is told. An account
    /// may hold what later months booked, so its balance would say nothing.</summary>
    public static IEnumerable<PreviewLine> OfClosing(IEnumerable<BalanceChange> changes) =>
    [
        new("收入和支出", null, "这个月的全部结清，转进盈余分配"),
        .. Of(changes.Where(change => Account.Temporary.All(one => one.Code != change.Code))),
    ];

    private static string AmountOf(BalanceChange change, Money balance) =>
        $"{(AccountWords.IsOwed(change.Code) ? -balance : balance)} 元";
}
