using System.Globalization;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Banking;

namespace VillageCloud.Admin.Pages.Finance.Banking;

internal static class BankWords
{
    /// <summary>Where the differences that a statement showed are dealt with.</summary>
    public static readonly string Breaks = $"console/reconciliation?breaks.source={BreakSource.BankStatement}";

    public static Money? In(BankRowView row) => row.Amount.IsNegative ? null : row.Amount;

    public static Money? Out(BankRowView row) => row.Amount.IsNegative ? -row.Amount : null;

    public static (string Text, Tone Tone) Of(BankRowView row) => row switch
    {
        { Entry: not null } => ("对上了", Tone.Good),
        { Break.EndedAs: BreakEnd.Adjusted } => ("已调账", Tone.Good),
        { Break.EndedAs: BreakEnd.Explained } => ("已说明", Tone.Good),
        { Break.Status: BreakStatus.Waiting } => ("待复核", Tone.Waiting),
        { Break.Status: BreakStatus.Assigned or BreakStatus.Explained } => ("处理中", Tone.Waiting),
        _ => ("账上没有", Tone.Bad),
    };

    /// <summary>Before it is imported: what will become of it.</summary>
    public static (string Text, Tone Tone) Of(PreviewBankStatement.Row row) => row switch
    {
        { IsKnown: true } => ("以前导入过", Tone.Calm),
        { Told.Entry: not null } => ("对上了", Tone.Good),
        _ => ("账上没有，成为差错", Tone.Bad),
    };

    public static string Of(ColumnRole role) => role switch
    {
        ColumnRole.Date => "日期",
        ColumnRole.Amount => "金额（支出为负）",
        ColumnRole.In => "收入",
        ColumnRole.Out => "支出",
        ColumnRole.Counterparty => "对方",
        ColumnRole.Reference => "摘要",
        ColumnRole.Balance => "余额",
        _ => "不用",
    };

    public static string EntryOf(string key) => $"console/journal?open={Uri.EscapeDataString(key)}";

    public static string PageOf(BankBreak found) => $"console/reconciliation?open={KeyOf(found.Id.Value)}";

    public static string RowsOf(long file) => $"console/bank?rows.file={KeyOf(file)}";

    public static string KeyOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>What an import does, in one sentence.</summary>
    public static string Of(ImportBankStatement.Result result) => result switch
    {
        { IsKnown: true } => "这份流水以前都导入过了，没有新的一笔。",
        { Breaks: 0 } => $"{result.Added} 笔新流水全部对上了，没有差错。",
        _ => $"{result.Added} 笔新流水，{result.Matched} 笔对上了，{result.Breaks} 笔成为差错。",
    };
}
