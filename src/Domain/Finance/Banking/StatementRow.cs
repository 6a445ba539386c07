using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Banking;

/// <param name="Line">Of the file, from 1, so that a person finds it.</param>
/// <param name="Amount">What came in; below zero what went out; never zero.</param>
/// <param name="Balance">After it; null where the bank doesn't tell.</param>
public sealed record StatementRow(
    int Line, DateOnly Day, Money Amount, string Counterparty, string Reference, Money? Balance)
{
    /// <summary>Of all that the bank tells, the place in the file aside: the same row in another file is the same.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var told = string.Create(
                CultureInfo.InvariantCulture,
                $"{Day:yyyyMMdd}\n{Amount.Fen}\n{Counterparty}\n{Reference}\n{Balance?.Fen}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)));
        }
    }
}
