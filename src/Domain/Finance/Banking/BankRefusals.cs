using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Banking;

public sealed record StatementColumnsIncomplete() : Refusal(
    "bank.columns_incomplete", "请选出日期列，再选一列金额（支出为负），或者收入、支出各一列，不要两样都选");

public sealed record StatementColumnTwice() : Refusal("bank.column_twice", "同一列不能选两次，请重新选");

public sealed record BankLayoutNameInvalid() : Refusal(
    "bank.layout_name", $"请给这种格式起个名字，例如银行的名字，不超过 {BankLayout.LongestName} 个字");

public sealed record BankLayoutNotFound() : Refusal("bank.layout_not_found", "没有找到这种银行格式，请先选列并保存")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record StatementTooLarge(int MostMegabytes) : Refusal(
    "bank.file_too_large", $"文件超过 {MostMegabytes} MB，银行流水没有这么大，请按月导出后分几次上传");

public sealed record StatementUnreadable(string Why) : Refusal(
    "bank.file_unreadable", $"这个文件读不出来（{Why}），请从网银重新导出 CSV 或 Excel（xlsx）文件");

public sealed record StatementHeadingsMissing(IReadOnlyList<string> Missing) : Refusal(
    "bank.headings_missing", $"文件里没有这几列：{string.Join("、", Missing)}，请重新选列");

public sealed record StatementEmpty() : Refusal("bank.file_empty", "文件里没有一笔流水，请核对导出的日期");

/// <summary>Nothing of the file was taken.</summary>
/// <param name="Rows">The first of those that can't be read, with their reasons.</param>
/// <param name="Count">How many there are.</param>
public sealed record StatementRowsBad(IReadOnlyList<BadRow> Rows, int Count) : Refusal(
    "bank.rows_bad", $"有 {Count} 处读不出来，整个文件没有导入，请照清单改好再上传。第一处：{Rows[0].InWords}");
