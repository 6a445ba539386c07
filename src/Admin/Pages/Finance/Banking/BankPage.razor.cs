using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Banking;
using VillageCloud.Features.Platform;
using FileView = VillageCloud.Features.Finance.Banking.ListBankFiles.FileView;

namespace VillageCloud.Admin.Pages.Finance.Banking;

/// <summary>What the bank tells, row by row beside our books, and the files it came in.</summary>
public sealed partial class BankPage
{
    private const string Matched = "matched";
    private const string Missing = "missing";
    private const string In = "in";
    private const int FilesToChooseFrom = 200;

    private readonly ListFilter state =
        new("state", "结果") { Choices = [("", "全部"), (Matched, "对上了"), (Missing, "账上没有")] };

    private readonly ListFilter file = new("file", "文件") { IsLong = true };
    private readonly ListFilter way = new("way", "收支") { Choices = [("", "全部"), (In, "收入"), ("out", "支出")] };
    private readonly ListFilter from = new("from", "从哪天") { IsDay = true };
    private readonly ListFilter to = new("to", "到哪天") { IsDay = true };

    private readonly IReadOnlyList<DataColumn<BankRowView>> rowColumns =
    [
        new("日期", row => Beijing.Text(row.Day), SortBy: nameof(BankRowView.Day)),
        new("收入", row => BankWords.In(row), Cells.MoneyIfAny<BankRowView>(BankWords.In), IsNumber: true),
        new("支出", row => BankWords.Out(row), Cells.MoneyIfAny<BankRowView>(BankWords.Out), IsNumber: true),
        new("对方", row => row.Counterparty, Cells.Lines<BankRowView>(row => row.Counterparty), IsLong: true),
        new("摘要", row => row.Reference, Cells.Lines<BankRowView>(row => row.Reference), IsLong: true),
        new(
            "余额", row => row.Balance, Cells.MoneyIfAny<BankRowView>(row => row.Balance), IsNumber: true,
            IsHidden: true),
        new("我们账上", row => row.Entry ?? "", Cells.Lines<BankRowView>(row => row.Entry ?? ""), IsLong: true),
        new("结果", row => BankWords.Of(row).Text, Cells.Tag<BankRowView>(BankWords.Of)),
    ];

    private readonly IReadOnlyList<DataColumn<FileView>> fileColumns =
    [
        new("导入时间", row => Beijing.Text(row.ImportedAt), SortBy: nameof(FileView.ImportedAt)),
        new("文件", row => row.Name, Cells.Lines<FileView>(row => row.Name), IsLong: true, SortBy: nameof(FileView.Name)),
        new("格式", row => row.Layout, Hint: "哪一列是什么，是照哪家银行的格式读的"),
        new("从哪天", row => Beijing.Text(row.FirstDay), SortBy: nameof(FileView.FirstDay)),
        new("到哪天", row => Beijing.Text(row.LastDay)),
        new("新流水（笔）", row => row.Rows, IsNumber: true, Hint: "别的文件里已经有的不再算"),
        new("对上了（笔）", row => row.Matched, IsNumber: true),
        new("谁导入", row => row.By),
    ];

    private ListBankRows.Counts? counts;

    private async Task<Outcome<Page<BankRowView>>> LoadRows(PageQuery page, string search)
    {
        if (await LearnFiles() is { } unknown) return unknown;
        var asked = new ListBankRows.Query(
            page, from.Day, to.Day, Search: search, IsIn: way.Value.Length > 0 ? way.Value == In : null,
            FileId: long.TryParse(file.Value, CultureInfo.InvariantCulture, out var id) ? id : null,
            IsMatched: state.Value.Length > 0 ? state.Value == Matched : null);
        return await Village.Run(async (ListBankRows feature) =>
        {
            var found = await feature.Run(asked, CancellationToken.None);
            if (!found.IsRefused) counts = await feature.Count(asked, CancellationToken.None);
            return found;
        });
    }

    /// <summary>Which files may be asked for; null when they are known.</summary>
    private async Task<Refusal?> LearnFiles()
    {
        if (file.Choices.Count > 0) return null;
        var files = await Village.Run((ListBankFiles feature) =>
            feature.Run(new(new(Size: FilesToChooseFrom)), CancellationToken.None));
        if (files.Refusal is { } unknown) return unknown;
        file.Choices = [("", "全部"), .. files.Value.Rows.Select(one => (BankWords.KeyOf(one.Id), one.Name))];
        return null;
    }

    private int? CountOf(string key) => key switch
    {
        Matched => counts?.Matched,
        Missing => counts?.Unmatched,
        _ => counts?.Matched + counts?.Unmatched,
    };

    private Task<Outcome<Page<FileView>>> LoadFiles(PageQuery page, string search) =>
        Village.Run((ListBankFiles feature) => feature.Run(new(page, search), CancellationToken.None));
}
