using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

/// <summary>Cells that many tables share.</summary>
internal static class Cells
{
    public static RenderFragment<T> Money<T>(Func<T, Money> value) => row => builder =>
    {
        builder.OpenComponent<MoneyText>(0);
        builder.AddComponentParameter(1, nameof(MoneyText.Value), value(row));
        builder.CloseComponent();
    };

    public static RenderFragment<T> Tag<T>(Func<T, (string Text, Tone Tone)> status) => row => builder =>
    {
        var (text, tone) = status(row);
        builder.OpenComponent<StatusTag>(0);
        builder.AddComponentParameter(1, nameof(StatusTag.Text), text);
        builder.AddComponentParameter(2, nameof(StatusTag.Tone), tone);
        builder.CloseComponent();
    };
}
