using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Dividends;

namespace VillageCloud.Admin.Pages.Dividends;

/// <summary>A plan and every household's share of it, also as a spreadsheet to be put up on the wall.</summary>
public sealed partial class PlanFigures
{
    private static readonly IReadOnlyList<DataColumn<ShareView>> Columns =
    [
        new("户号", share => share.Number, IsNumber: true),
        new("农户", share => share.Name),
        new("交易额", share => share.Volume, IsNumber: true),
        new("返还", share => share.Patronage, IsNumber: true),
        new("按出资", share => share.Capital, IsNumber: true),
        new("上期结转", share => share.CarryIn, IsNumber: true),
        new("本期应付", share => share.Payout, IsNumber: true),
        new("结转下期", share => share.CarryOut, IsNumber: true),
    ];

    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    /// <summary>Tried and rolled back: nobody has put their name to it.</summary>
    [Parameter]
    public bool IsPreview { get; set; }

    private bool IsCarried => Plan.Shares.Any(static share => !share.CarryOut.IsZero);

    private Money Sum(Func<ShareView, Money> part) => Money.Sum(Plan.Shares.Select(part));

    private async Task Export()
    {
        using var file = await Spreadsheet.Of(Columns, Plan.Shares);
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        var name = IsPreview ? "分红试算" : "分红方案";
        await Js.InvokeVoidAsync("village.download", $"{name} {Plan.PeriodTitle}.xlsx", reference);
    }
}
