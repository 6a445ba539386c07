using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Costs;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Costs;

/// <summary>What the village spent, each with its paper; booked, or taken back, when a second person has looked.
/// </summary>
public sealed partial class CostsPage
{
    private readonly ListFilter status = ListFilter.Of<CostStatus>("status", "状态", one => CostWords.Of(one).Text);
    private readonly ListFilter category = ListFilter.Of<CostCategory>("category", "种类", CostWords.Of);
    private readonly ListFilter from = new("from", "从哪天") { IsDay = true };
    private readonly ListFilter to = new("to", "到哪天") { IsDay = true };

    private readonly IReadOnlyList<DataColumn<CostView>> columns =
    [
        new("日期", row => Beijing.Text(row.Day), SortBy: nameof(CostView.Day)),
        new("种类", row => CostWords.Of(row.Category), SortBy: nameof(CostView.Category)),
        new(
            "金额", row => row.Amount, Cells.Money<CostView>(row => row.Amount), IsNumber: true,
            SortBy: nameof(CostView.Amount)),
        new("付给", row => row.Payee),
        new("用途", row => row.Note, Cells.Lines<CostView>(row => row.Note), IsLong: true),
        new("凭据", row => row.Evidence, Cells.Lines<CostView>(row => row.Evidence), IsLong: true),
        new("农户", row => row.Household ?? "不分户"),
        new("状态", row => CostWords.Of(row.Status).Text, Cells.Tag<CostView>(row => CostWords.Of(row.Status))),
        new("冲销原因", row => row.ReversalNote ?? "", IsLong: true, IsHidden: true),
        new("单号", row => row.Number, IsHidden: true, SortBy: nameof(CostView.Number)),
        new("科目", row => row.Account, IsHidden: true, Hint: "记在账本的哪一个账户"),
        new("写单时间", row => Beijing.Text(row.WrittenAt), IsHidden: true),
    ];

    private DataTable<CostView> table = null!;
    private IReadOnlyDictionary<CostStatus, int>? counts;
    private Money booked;

    private ListCosts.Query Asked(PageQuery page, string search) =>
        new(page, from.Day, to.Day, category.As<CostCategory>(), status.As<CostStatus>(), Search: search);

    private async Task<Outcome<Page<CostView>>> Load(PageQuery page, string search)
    {
        var found = await Village.Run(async (ListCosts feature) =>
        {
            var costs = await feature.Run(Asked(page, search), CancellationToken.None);
            if (!costs.IsRefused) counts = await feature.Count(Asked(page, search), CancellationToken.None);
            return costs;
        });
        if (!found.IsRefused) booked = found.Value.Booked;
        return found.Map(costs => costs.Page);
    }

    private int? CountOf(string key) =>
        Enum.TryParse<CostStatus>(key, out var one) ? counts?[one] : counts?.Values.Sum();

    private async Task Write()
    {
        if (!await Dialogs.Show<CostDialog>("记一笔费用")) return;
        Messages.Success("费用单写好了，等另一位同事在「复核」里确认");
        await table.Reload();
    }

    private async Task TakeBack(CostView cost)
    {
        var done = await Dialogs.ConfirmMoney(new(
            "冲销费用", "原样冲回这一笔。另一位同事同意才冲销；对的数再记一笔新的", cost.Amount, "提交复核",
            async word => (await Village.Run((RequestCostReversal feature, StaffIdentity me) => feature.Run(
                new(word.Key, me.Actor, cost.Id, word.Note), CancellationToken.None))).Refusal,
            [
                new("费用单", null, cost.Number), new("日期", null, Beijing.Text(cost.Day)),
                new("付给", null, cost.Payee), new("用途", null, cost.Note), new("凭据", null, cost.Evidence),
            ],
            NoteLabel: "为什么冲销（复核的人会看到）"));
        if (!done) return;
        Messages.Success("已申请冲销，等另一位同事在「复核」里确认");
        await table.Reload();
    }
}
