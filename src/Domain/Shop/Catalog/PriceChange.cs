using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

public enum PriceMove
{
    Set,
    Raise,
    Lower,
    RaisePercent,
    LowerPercent,
}

/// <summary>How the prices of many sizes change in one go: each from what it is, by the same rule.</summary>
/// <param name="Amount">The new price, or by how much; of a percentage nothing.</param>
/// <param name="BasisPoints">Of a percentage, in hundredths of a percent.</param>
public sealed record PriceChange(PriceMove Move, Money Amount, int BasisPoints = 0)
{
    public const int MostBasisPoints = 10_000;

    /// <summary>Beyond it a person has to say that it is meant: a point in the wrong place moves a price tenfold.
    /// </summary>
    public const int LargePercent = 30;

    /// <summary>Whether this can be a rule for prices at all, whatever they are now.</summary>
    public Outcome Check() => Move switch
    {
        PriceMove.Set => Sku.IsPrice(Amount) ? Outcome.Done : new PriceInvalid(),
        PriceMove.Raise or PriceMove.Lower => Sku.IsPrice(Amount) ? Outcome.Done : new PriceStepInvalid(),
        PriceMove.RaisePercent or PriceMove.LowerPercent =>
            BasisPoints is > 0 and <= MostBasisPoints ? Outcome.Done : new PricePercentInvalid(),
    };

    /// <summary>The price that this one becomes. What a percentage adds or takes is rounded to the nearest fen, half a
    /// fen upwards.</summary>
    public Outcome<Money> Of(Money price)
    {
        var changed = Move switch
        {
            PriceMove.Set => Amount,
            PriceMove.Raise => price + Amount,
            PriceMove.Lower => price - Amount,
            PriceMove.RaisePercent => price + Apportionment.HalfUpOfBasisPoints(price, BasisPoints),
            PriceMove.LowerPercent => price - Apportionment.HalfUpOfBasisPoints(price, BasisPoints),
        };
        return Sku.IsPrice(changed) ? changed : new PriceOutOfRange(changed);
    }

    /// <summary>Whether a price moves by more than <see cref="LargePercent"/> of what it was.</summary>
    public static bool IsLarge(Money before, Money after)
    {
        var moved = after > before ? after - before : before - after;
        return (Int128)moved.Fen * 100 > (Int128)before.Fen * LargePercent;
    }
}
