using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Platform;
using Bar = VillageCloud.Admin.Kit.BarChart.Bar;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>How the surplus is shared, and every household's part of it.</summary>
public sealed partial class PlanFigures
{
    private IReadOnlyList<DataColumn<ShareView>> columns = [];
    private IReadOnlyList<Bar> bars = [];

    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    /// <summary>Tried and rolled back: nobody has put their name to it.</summary>
    [Parameter]
    public bool IsTrial { get; set; }

    private bool IsCarried => Plan.Shares.Any(static share => !share.CarryOut.IsZero);

    protected override void OnParametersSet() => bars = Waterfall.Of(Plan);

    protected override void OnInitialized() => columns =
    [
        new("户号", share => share.Number, IsNumber: true, SortBy: nameof(ShareView.Number)),
        new("农户", share => share.Name, MakerCell),
        Amount("交易额", share => share.Volume, nameof(ShareView.Volume), "这一期经村里卖出去的货款，退款减掉了"),
        Amount("返还", share => share.Patronage, nameof(ShareView.Patronage), "按交易额的比例"),
        Amount("按出资", share => share.Capital, nameof(ShareView.Capital), "按出资和量化到户的公积的比例"),
        Amount("上期结转", share => share.CarryIn),
        Amount("本期应付", share => share.Payout, nameof(ShareView.Payout), "上期结转加本期分红，够起付金额的才付"),
        Amount("结转下期", share => share.CarryOut, nameof(ShareView.CarryOut)),
    ];

    private static DataColumn<ShareView> Amount(
        string title, Func<ShareView, Money> of, string? sortBy = null, string? hint = null) =>
        new(title, share => of(share), Cells.Money(of), IsNumber: true, SortBy: sortBy, Hint: hint);

    private RenderFragment MakerCell(ShareView share) => builder =>
    {
        builder.AddContent(0, share.Name);
        if (Plan.Course?.Objecting.Contains(share.HouseholdId) == true)
            builder.AddContent(1, Cells.Tag<ShareView>(_ => ("有意见，先不付", Tone.Waiting))(share));
    };

    private Money Sum(Func<ShareView, Money> of) => Money.Sum(Plan.Shares.Select(of));

    private Task<Outcome<Page<ShareView>>> Load(PageQuery page, string search) =>
        Task.FromResult(Plan.Find(page, search));
}
