using System.Globalization;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

/// <summary>From who is owed what to a batch that waits for its second person. What was looked at is what is drafted:
/// its total is typed, and the feature compares it with the books of that moment.</summary>
public sealed partial class NewBatchPage
{
    private static readonly SortKeys<PayableRow> Keys = new SortKeys<PayableRow>()
        .With(nameof(PayableRow.Number), row => row.Number)
        .With(nameof(PayableRow.Name), row => row.Name)
        .With(nameof(PayableRow.Amount), row => row.Amount.Fen);

    private readonly HashSet<HouseholdId> picked = [];

    private readonly ListFilter show = ListFilter.Of<RowsShown>("show", "范围", PayableWords.Of);
    private readonly ListFilter channel = ListFilter.Of<PayoutChannel>("channel", "方式", PayoutWords.Of);

    private IReadOnlyList<DataColumn<PayableRow>> columns = [];

    /// <summary>As last read.</summary>
    private PayoutPreview? all;

    /// <summary>Of those that are picked; null while they still are.</summary>
    private PayoutPreview? chosen;

    private BatchView? drafted;
    private bool mayDraft;
    private bool busy;
    private Refusal? refusal;

    private bool CanDraft => mayDraft && all is { OpenDraft: null };

    private IReadOnlyList<PayableRow> Payable => [.. all?.Rows.Where(static row => row.Amount > Money.Zero) ?? []];

    private Money PickedTotal =>
        Money.Sum(Payable.Where(row => picked.Contains(row.HouseholdId)).Select(static row => row.Amount));

    private IReadOnlyList<Stage> Stages =>
    [
        new("选农户", "谁该收多少", StateOf(0)), new("核对，输入合计", "走哪条路，钱够不够", StateOf(1)),
        new("等复核", "另一位同事看过才付", StateOf(2)),
    ];

    private int At => drafted is not null ? 2 : chosen is not null ? 1 : 0;

    private string EmptyWord => all?.Rows.Count > 0 ? "这里没有，看看旁边几格" : "现在没有欠农户的钱";

    protected override async Task OnInitializedAsync() => mayDraft = (await Village.Me()).Role.May(Duty.KeepBooks);

    protected override void OnInitialized() => columns =
    [
        new("选", static _ => "", PickCell, IsPick: true),
        new("户号", row => row.Number, IsNumber: true, SortBy: nameof(PayableRow.Number)),
        new("农户", row => row.Name, SortBy: nameof(PayableRow.Name)),
        new(
            "这次付", row => row.Amount, Cells.Money<PayableRow>(row => row.Amount), IsNumber: true,
            SortBy: nameof(PayableRow.Amount), Hint: "现在制单会付的钱：货款加上能付的分红"),
        new("方式", row => PayoutWords.Of(row.Channel)),
        new("收款人", PayableWords.Payee, PayeeCell, IsLong: true),
        new(
            "欠货款", row => row.Goods, Cells.Money<PayableRow>(row => row.Goods), IsNumber: true,
            Hint: "村里欠这户的货款；是负数的，是这户欠村里"),
        new("欠分红", row => row.Dividend, Cells.Money<PayableRow>(row => row.Dividend), IsNumber: true),
        new("为什么没付全", row => PayableWords.Of(row, all!.MinimumPayout), IsLong: true),
        new(
            "分几笔", row => row.Transfers, IsNumber: true, IsHidden: true,
            Hint: "微信一笔有上限，超过的分成几笔付"),
        new(
            "上次没付成", row => row.Failed, Cells.Money<PayableRow>(row => row.Failed), IsNumber: true,
            IsHidden: true, Hint: "欠的钱里，付过、没付成、退回来的"),
        new(
            "还没入账的分红", row => row.Coming, Cells.Money<PayableRow>(row => row.Coming), IsNumber: true,
            IsHidden: true, Hint: "方案还在公示，或者复核过、还没有分配入账"),
    ];

    private StageState StateOf(int stage) =>
        stage < At ? StageState.Done : stage == At ? StageState.Now : StageState.Later;

    private async Task<Outcome<Page<PayableRow>>> Load(PageQuery page, string search)
    {
        var read = await Preview(households: null);
        if (read.Refusal is { } notNow) return notNow;
        all = read.Value;
        picked.IntersectWith(Payable.Select(static row => row.HouseholdId));
        StateHasChanged();
        return Found(search).Where(row => IsShown(row, show.As<RowsShown>())).ToList().PageOf(page, Keys);
    }

    private IEnumerable<PayableRow> Found(string search) => all!.Rows.Where(row =>
        (channel.As<PayoutChannel>() ?? row.Channel) == row.Channel
        && (search.Length == 0 || row.Number.ToString(CultureInfo.InvariantCulture) == search
            || row.Name.Contains(search, StringComparison.Ordinal)
            || row.Payee.Contains(search, StringComparison.Ordinal)));

    private static bool IsShown(PayableRow row, RowsShown? shown) => shown switch
    {
        RowsShown.Payable => row.Amount > Money.Zero,
        RowsShown.KeptBack => row.KeptBack.Count > 0,
        _ => true,
    };

    private int? CountOf(string key) =>
        all?.Rows.Count(row => IsShown(row, Enum.TryParse<RowsShown>(key, out var one) ? one : null));

    private Task<Outcome<PayoutPreview>> Preview(IReadOnlyList<HouseholdId>? households) =>
        Village.Run((PreviewPayouts feature) => feature.Run(new(households), CancellationToken.None));

    private void Pick(PayableRow row)
    {
        if (!picked.Remove(row.HouseholdId)) picked.Add(row.HouseholdId);
    }

    private void PickAll() => picked.UnionWith(Payable.Select(static row => row.HouseholdId));

    private void PickNobody() => picked.Clear();

    private void Back() => (chosen, refusal) = (null, null);

    private async Task Look()
    {
        busy = true;
        var read = await Preview([.. picked]);
        busy = false;
        refusal = read.Refusal;
        if (refusal is null) chosen = read.Value;
    }

    private async Task Draft()
    {
        IReadOnlyList<HouseholdId> households = [.. picked];
        var done = await Dialogs.ConfirmMoney(new(
            "新建付款批次", $"付给 {chosen!.Households} 户，合计", chosen.Total, "提交复核",
            async word =>
            {
                var batch = await Village.Run((DraftPayoutBatch feature, StaffIdentity me) => feature.Run(
                    new(word.Key, me.Actor, households, word.Typed), CancellationToken.None));
                if (!batch.IsRefused) drafted = batch.Value;
                return batch.Refusal;
            },
            [.. chosen.Channels.Select(PayableWords.Line), new("什么时候付", null, "另一位同事复核以后")]));
        if (done) Messages.Success($"批次 {drafted!.Number} 已制单，请另一位同事复核");
    }
}

/// <summary>Which of the households that are owed something.</summary>
internal enum RowsShown
{
    Payable,
    KeptBack,
}
