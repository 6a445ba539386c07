using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Audit;

/// <summary>What is sealed: rows that are only ever added.</summary>
public enum SealedRows
{
    Journal,
    Trail,
}

/// <summary>One link of a chain over rows in the order of their ids: whoever changes, takes out or slips in a row below
/// the last seal breaks the seal over it, and whoever writes that seal anew breaks all that follow.</summary>
public sealed class Seal : ICooperativeOwned
{
    /// <summary>So few that a broken seal says on which page of a list to look.</summary>
    public const int MostRows = 100;

    private Seal()
    {
    }

    /// <param name="before">The seal that this one follows; null for the first.</param>
    /// <param name="toId">The last row of it. Before the first id where there is nothing to seal yet, and only
    /// <paramref name="headSeen"/> is told.</param>
    /// <param name="content">SHA-256 of the rows, in lower hex.</param>
    /// <param name="headSeen">The newest row when it was sealed. A seal goes no further than what one saw that was
    /// made a while before: an older row may still be on its way in a transaction that hadn't ended.</param>
    public Seal(
        CooperativeId cooperativeId, SealedRows of, Seal? before, long toId, int rows, string content, long headSeen,
        DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Of = of;
        Number = (before?.Number ?? 0) + 1;
        FromId = (before?.ToId ?? 0) + 1;
        ToId = toId;
        Rows = rows;
        Content = content;
        Previous = before?.Hash ?? "";
        HeadSeen = headSeen;
        SealedAt = now;
        Hash = Worked();
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public SealedRows Of { get; private set; }

    /// <summary>From 1, without a gap.</summary>
    public long Number { get; private set; }

    public long FromId { get; private set; }

    public long ToId { get; private set; }

    public int Rows { get; private set; }

    public string Content { get; private set; } = "";

    public string Previous { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public long HeadSeen { get; private set; }

    public DateTimeOffset SealedAt { get; private set; }

    /// <summary>It is as it was written, and follows that one.</summary>
    public bool Follows(Seal? before) =>
        Number == (before?.Number ?? 0) + 1 && FromId == (before?.ToId ?? 0) + 1
        && Previous == (before?.Hash ?? "") && Hash == Worked();

    private string Worked()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{CooperativeId.Value}|{Of}|{Number}|{FromId}|{ToId}|{Rows}|{Content}|{HeadSeen}|{Previous}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
