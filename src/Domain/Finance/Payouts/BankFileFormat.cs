using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payouts;

/// <summary>The layout of the payments that one village carries to its bank. One row a village, once somebody has
/// chosen.</summary>
public sealed class BankFileFormat : ICooperativeOwned, IVersioned
{
    /// <summary>So many columns, each a heading, a sign, a field and a sign.</summary>
    public const int LongestColumns = BankFileLayout.MostColumns * (BankFileLayout.LongestTitle + 10);

    private BankFileFormat()
    {
    }

    public BankFileFormat(CooperativeId cooperativeId, BankFileLayout layout, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Change(layout, now);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary><c>户名=Holder,账号=Account,金额=Amount</c>, in the order of the file.</summary>
    public string Columns { get; private set; } = "";

    public BankFileEncoding Encoding { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; private set; }

    public BankFileLayout Layout => new([.. Columns.Split(',').Select(Column)], Encoding);

    public void Change(BankFileLayout layout, DateTimeOffset now)
    {
        Invariant.Holds(!layout.Cleaned().IsRefused, "a file tells who is paid, where to, and how much");
        Columns = string.Join(',', layout.Columns.Select(static one => $"{one.Title}={one.Field}"));
        (Encoding, ChangedAt) = (layout.Encoding, now);
    }

    private static BankFileColumn Column(string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        return new(part[..at], Enum.Parse<BankFileField>(part[(at + 1)..]));
    }
}
