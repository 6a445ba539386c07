using System.Text;
using System.Text.Json;
using VillageCloud.Audit.Allocation;
using VillageCloud.Audit.Files;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit;

/// <summary><c>Audit allocate FILE</c>: re-performs a period's settlement and dividend from a file, without a database.
/// The result goes to the output as JSON; a refusal goes to the error stream as one sentence that names the field, and
/// then nothing goes to the output.</summary>
internal static class AllocateCommand
{
    private const int Computed = 0;
    private const int Refused = 2;

    // Strict, so that a file saved in GBK is refused instead of being read with broken names.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Exit code 0 when computed, 2 when refused.</summary>
    public static int Run(string file, TextWriter output, TextWriter error)
    {
        var result = Calculate(file);
        if (result.Refusal is { } refusal)
        {
            error.WriteLine(LineOf(refusal));
            return Refused;
        }

        output.Write(AllocationResultJson.Of(result.Value));
        return Computed;
    }

    private static Outcome<VillageAllocationResult> Calculate(string file)
    {
        var text = Read(file);
        if (text.Refusal is { } unreadable) return unreadable;
        try
        {
            using var document = JsonDocument.Parse(text.Value);
            return Calculate(AllocationFile.Open(document.RootElement));
        }
        catch (JsonException fault)
        {
            // The parser counts from zero; people count from one.
            return new FileNotJson((fault.LineNumber ?? 0) + 1);
        }
        catch (OverflowException)
        {
            // Each amount is bounded, so only a file with close to a million of the largest amounts comes here.
            return new SumTooLarge();
        }
    }

    private static Outcome<VillageAllocationResult> Calculate(AllocationFile file)
    {
        var input = file.Read();
        if (input.Refusal is { } refusal) return refusal;
        var result = VillageAllocation.Of(input.Value);
        if (result.Refusal is not AllocationRefused refused) return result;
        return refused with { Field = file.Prefix + refused.Field };
    }

    private static Outcome<string> Read(string file)
    {
        if (string.IsNullOrWhiteSpace(file)) return new FileUnreadable("（空）");
        try
        {
            return Utf8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return new FileNotUtf8();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Missing, a folder, locked by a spreadsheet, no permission: the person can only check the file.
            return new FileUnreadable(file);
        }
    }

    private static string LineOf(Refusal refusal) => refusal is AllocationRefused { Field: var field }
        ? $"{field}：{refusal.Sentence}（{refusal.Code}）"
        : $"{refusal.Sentence}（{refusal.Code}）";
}

internal sealed record FileUnreadable(string Path)
    : Refusal("allocation.file_unreadable", $"读不到文件 {Path}，请核对文件名、位置和权限，别的程序正打开着就先关掉");

internal sealed record FileNotUtf8()
    : Refusal("allocation.file_not_utf8", "文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8 再试");

internal sealed record FileNotJson(long Line)
    : Refusal("allocation.not_json", $"文件不是正确的 JSON，第 {Line} 行附近写错了，请检查引号、逗号和括号");

internal sealed record SumTooLarge()
    : Refusal("allocation.sum_too_large", "金额加起来太大，算不下，请检查是不是多打了 0，或把文件按期拆开");
