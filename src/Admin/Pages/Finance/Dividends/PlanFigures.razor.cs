using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>A plan and every household's share of it, also as a spreadsheet to be put up on the wall.</summary>
public sealed partial class PlanFigures
{
    private static readonly IReadOnlyList<Amount> Amounts =
    [
        new("交易额", share => share.Volume),
        new("返还", share => share.Patronage),
        new("按出资", share => share.Capital),
        new("上期结转", share => share.CarryIn),
        new("本期应付", share => share.Payout),
        new("结转下期", share => share.CarryOut),
    ];

    private static readonly IReadOnlyList<DataColumn<ShareView>> Columns =
    [
        new("户号", share => share.Number, IsNumber: true),
        new("农户", share => share.Name),
        .. Amounts.Select(amount => new DataColumn<ShareView>(
            amount.Title, share => amount.Of(share), IsNumber: true)),
    ];

    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    /// <summary>Tried and rolled back: nobody has put their name to it.</summary>
    [Parameter]
    public bool IsPreview { get; set; }

    private bool IsCarried => Plan.Shares.Any(static share => !share.CarryOut.IsZero);

    private IReadOnlyList<PreviewLine> Sums =>
    [
        new("本期盈余", Plan.Surplus), new("可分配盈余", Plan.Distributable),
        new("弥补亏损", Plan.PriorLoss), new("按交易额返还", Plan.PatronagePool),
        new("提取公积", Plan.Reserve), new("按出资分配", Plan.CapitalPool),
    ];

    private Money Sum(Amount amount) => Money.Sum(Plan.Shares.Select(amount.Of));

    private async Task Export()
    {
        using var file = await Spreadsheet.Of(Columns, Plan.Shares);
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        var name = IsPreview ? "分红试算" : "分红方案";
        await Js.InvokeVoidAsync("village.download", $"{name} {Plan.PeriodTitle}.xlsx", reference);
    }

    private sealed record Amount(string Title, Func<ShareView, Money> Of);
}
