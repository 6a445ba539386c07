using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Features.People.RegisterImport;

/// <summary>Opens what somebody uploaded as the village's register, or says in their words why it is none.</summary>
internal static class RegisterFile
{
    public const int MostMegabytes = 10;

    public static Outcome<TextTable> Open(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostMegabytes * 1024 * 1024) return new RegisterFileTooLarge(MostMegabytes);
        if (!content.Span.StartsWith("PK"u8)) return new RegisterNotXlsx();
        try
        {
            return XlsxTable.Read(content);
        }
        catch (TableFormatException wrong)
        {
            return new RegisterUnreadable(wrong.Message);
        }
    }
}
