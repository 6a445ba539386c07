using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform.Tables;

/// <summary>Opens what somebody uploaded as a spreadsheet of ours, or says in their words why it is none.</summary>
internal static class SheetFile
{
    public const int MostMegabytes = 10;

    public static Outcome<TextTable> Open(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostMegabytes * 1024 * 1024) return new SheetFileTooLarge(MostMegabytes);
        if (!content.Span.StartsWith("PK"u8)) return new SheetNotXlsx();
        try
        {
            return XlsxTable.Read(content);
        }
        catch (TableFormatException wrong)
        {
            return new SheetUnreadable(wrong.Message);
        }
    }
}
