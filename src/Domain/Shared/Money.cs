namespace VillageCloud.Domain.Shared;

/// <summary>An amount of Chinese money in integer fen (1/100 yuan). May be negative: a clawback is money too.</summary>
/// <remarks>Arithmetic is checked; division exists only in <c>Dividends.Apportionment</c>.</remarks>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    public bool IsNegative => Fen < 0;

    public bool IsZero => Fen == 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator -(Money a) => new(checked(-a.Fen));

    public static Money operator *(Money unitPrice, int quantity) => new(checked(unitPrice.Fen * quantity));

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <summary>The exact sum; throws <see cref="OverflowException"/> instead of wrapping.</summary>
    public static Money Sum(IEnumerable<Money> parts) => parts.Aggregate(Zero, static (sum, part) => sum + part);

    public static Money Min(Money a, Money b) => a <= b ? a : b;

    /// <summary>Reads what a person types: yuan with at most two decimals and no sign, <c>1234.5</c>. Anything else is
    /// not an amount; nothing is rounded.</summary>
    public static bool TryParseYuan(string text, out Money amount)
    {
        const int MostYuanDigits = 13;
        amount = Zero;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var yuan = point < 0 ? text : text[..point];
        var cents = point < 0 ? "00" : text[(point + 1)..].PadRight(2, '0');
        if (yuan.Length is 0 or > MostYuanDigits || cents.Length != 2 || point == text.Length - 1) return false;
        if (!yuan.All(char.IsAsciiDigit) || !cents.All(char.IsAsciiDigit)) return false;
        amount = new(long.Parse(yuan + cents, System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Yuan with two decimals, exact: <c>-0.05</c>, <c>12.30</c>.</summary>
    public override string ToString()
    {
        var magnitude = Int128.Abs(Fen);
        return $"{(Fen < 0 ? "-" : "")}{magnitude / 100}.{(int)(magnitude % 100):00}";
    }
}
