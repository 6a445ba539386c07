using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform.Tables;

public sealed record SheetFileTooLarge(int MostMegabytes) : Refusal(
    "sheet.file_too_large", $"文件超过 {MostMegabytes} MB，表格没有这么大；请删掉图片和别的工作表，或者分几份上传");

public sealed record SheetNotXlsx() : Refusal(
    "sheet.not_xlsx", "这不是 xlsx 文件，请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”再上传");

public sealed record SheetUnreadable(string Why) : Refusal(
    "sheet.unreadable", $"这个文件读不出来（{Why}），请用 Excel 或 WPS 打开，另存为新的 xlsx 再上传");

public sealed record SheetEmpty()
    : Refusal("sheet.empty", "表格里还没有内容，请在标题下面一行一行填好，再上传");

public sealed record SheetHeadingsMissing(IReadOnlyList<string> Missing) : Refusal(
    "sheet.headings_missing", $"表格里没有这几列：{string.Join("、", Missing)}。请下载模板，照模板的标题填");

public sealed record SheetHeadingsStrange(IReadOnlyList<string> Strange) : Refusal(
    "sheet.headings_strange", $"不认识或写了两次的列：{string.Join("、", Strange)}。请照模板的标题改，或者删掉这几列");

public sealed record SheetTooManyRows(int Most)
    : Refusal("sheet.too_many_rows", $"一次最多 {Most} 行，请分几份上传");

/// <summary>Nothing was taken: somebody has to look first.</summary>
public sealed record SheetRowsBad(int Count) : Refusal(
    "sheet.rows_bad", $"有 {Count} 行不能导入。请改好再上传，或者勾选“只导入没有问题的”")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
