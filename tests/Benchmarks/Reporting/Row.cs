using System.Globalization;

namespace VillageCloud.Benchmarks.Reporting;

/// <summary>One line of the table: a figure of ours, the limit that was measured beside it, and their ratio.</summary>
/// <param name="Limit">Empty where the aim is absolute.</param>
/// <param name="IsMet">Null where nothing is aimed at: the row informs.</param>
public sealed record Row(
    string Subject, string What, string Product, string Limit, string Ratio, string Aim, bool? IsMet)
{
    /// <summary>Throughputs: the more the better.</summary>
    public static Row OfRates(string subject, string what, Pair pair, string unit, double? aim) => new(
        subject, what, $"{Short(pair.Product)} {unit}", $"{Short(pair.Limit)} {unit}", Spread(pair),
        aim is null ? "" : $"≥ {aim:0.0#}", aim is null ? null : pair.Ratio >= aim);

    /// <summary>Durations: the ratio says how many times longer ours takes.</summary>
    public static Row OfTimes(string subject, string what, Pair pair, double? aim) => new(
        subject, what, $"{Short(pair.Product)} s", $"{Short(pair.Limit)} s", Spread(pair),
        aim is null ? "" : $"≤ {aim:0.0#} ×", aim is null ? null : pair.Ratio <= aim);

    /// <summary>A figure with an absolute aim: below it is met.</summary>
    public static Row OfFigure(string subject, string what, double figure, string unit, double aim) => new(
        subject, what, $"{Short(figure)} {unit}", "", "", $"< {Short(aim)} {unit}", figure < aim);

    public static Row Told(string subject, string what, string product, string limit = "") =>
        new(subject, what, product, limit, "", "", null);

    /// <summary>Three significant digits, for people.</summary>
    public static string Short(double figure) => figure switch
    {
        >= 100_000 => $"{figure / 1000:0} k",
        >= 10_000 => $"{figure / 1000:0.0} k",
        >= 100 => figure.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => figure.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => figure.ToString("0.00", CultureInfo.InvariantCulture),
        _ => figure.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Spread(Pair pair) => pair.Lowest == pair.Highest
        ? Short(pair.Ratio)
        : $"{Short(pair.Ratio)} ({Short(pair.Lowest)}–{Short(pair.Highest)})";
}

/// <summary>Medians of both sides, and the median and ends of the rounds' own ratios: what the machine does meanwhile
/// hits both halves of a round alike.</summary>
public sealed record Pair(double Product, double Limit, double Ratio, double Lowest, double Highest);
