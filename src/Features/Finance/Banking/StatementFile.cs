using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>Tells by its first bytes what a file is, and reads it.</summary>
internal static class StatementFile
{
    public const int MostMegabytes = 10;

    public static Outcome<TextTable> Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostMegabytes * 1024 * 1024) return new StatementTooLarge(MostMegabytes);
        if (content.IsEmpty) return new StatementEmpty();
        try
        {
            return content.Span.StartsWith("PK"u8) ? XlsxTable.Read(content)
                : content.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
                    ? new StatementUnreadable("这是旧的 xls 格式，请另存为 xlsx")
                    : CsvTable.Read(content.Span);
        }
        catch (TableFormatException wrong)
        {
            return new StatementUnreadable(wrong.Message);
        }
    }
}
