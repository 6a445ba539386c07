using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>What shall become of many sizes, as somebody types it.</summary>
public sealed class BulkForm
{
    public static readonly IReadOnlyList<(string Key, string Text)> Moves =
    [
        ("", "价格不改"), (nameof(PriceMove.Set), "都改成一个价"), (nameof(PriceMove.Raise), "每件加几元"),
        (nameof(PriceMove.Lower), "每件减几元"), (nameof(PriceMove.RaisePercent), "涨百分之几"),
        (nameof(PriceMove.LowerPercent), "降百分之几"),
    ];

    /// <summary>One of <see cref="Moves"/>; empty where prices stay.</summary>
    public string Move { get; set; } = "";

    /// <summary>Yuan, or percent.</summary>
    public string Number { get; set; } = "";

    public string StockChange { get; set; } = "";

    public string Note { get; set; } = "";

    public bool IsPercent => Move is nameof(PriceMove.RaisePercent) or nameof(PriceMove.LowerPercent);

    public string NumberLabel => Move switch
    {
        nameof(PriceMove.Set) => "改成（元）",
        nameof(PriceMove.Raise) => "加（元）",
        nameof(PriceMove.Lower) => "减（元）",
        nameof(PriceMove.RaisePercent) => "涨（%）",
        _ => "降（%）",
    };

    /// <summary>Null where prices stay.</summary>
    public Outcome<PriceChange?> ReadPrice()
    {
        if (!Enum.TryParse<PriceMove>(Move, out var move)) return new Outcome<PriceChange?>((PriceChange?)null);
        if (IsPercent)
        {
            return PercentText.Read(Number) is { } points
                ? new Outcome<PriceChange?>(new PriceChange(move, Money.Zero, points))
                : new PricePercentInvalid();
        }

        return AmountField.TryRead(Number, out var amount)
            ? new Outcome<PriceChange?>(new PriceChange(move, amount))
            : new AmountUnreadable();
    }

    public Outcome<int> ReadStockChange()
    {
        var text = StockChange.Trim();
        if (text.Length == 0) return 0;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pieces)
            ? pieces
            : new StockChangeInvalid();
    }
}
