using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>Cells that many tables share.</summary>
internal static class Cells
{
    private const int ShortLength = 8;

    public static RenderFragment<T> Money<T>(Func<T, Money> value) => row => builder =>
    {
        builder.OpenComponent<MoneyText>(0);
        builder.AddComponentParameter(1, nameof(MoneyText.Value), value(row));
        builder.CloseComponent();
    };

    /// <summary>Nothing where there is none.</summary>
    public static RenderFragment<T> MoneyIfAny<T>(Func<T, Money?> value) => row =>
        value(row) is { } money ? Money<T>(_ => money)(row) : static _ => { };

    public static RenderFragment<T> Tag<T>(Func<T, (string Text, Tone Tone)> status) => row => builder =>
    {
        var (text, tone) = status(row);
        builder.OpenComponent<StatusTag>(0);
        builder.AddComponentParameter(1, nameof(StatusTag.Text), text);
        builder.AddComponentParameter(2, nameof(StatusTag.Tone), tone);
        builder.CloseComponent();
    };

    /// <summary>The end of a long number, which is what tells it from its neighbours; the whole stands in its hint.
    /// </summary>
    public static RenderFragment<T> Number<T>(Func<T, string> value) => row => builder =>
    {
        var number = value(row);
        if (number.Length <= ShortLength + 1) builder.AddContent(0, number);
        else Hinted(builder, "span", $"…{number[^ShortLength..]}", number);
    };

    /// <summary>Without the year, which stands in its hint.</summary>
    public static RenderFragment<T> Time<T>(Func<T, DateTimeOffset> value) => row => builder =>
        Hinted(builder, "time", Beijing.Short(value(row)), Beijing.Text(value(row)));

    /// <summary>At most two lines of it; the whole stands in its hint.</summary>
    public static RenderFragment<T> Lines<T>(Func<T, string> value) => row => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "two-lines");
        builder.AddAttribute(2, "title", value(row));
        builder.AddContent(3, value(row));
        builder.CloseElement();
    };

    private static void Hinted(
        Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, string element, string shown, string whole)
    {
        builder.OpenElement(0, element);
        builder.AddAttribute(1, "title", whole);
        builder.AddContent(2, shown);
        builder.CloseElement();
    }
}
