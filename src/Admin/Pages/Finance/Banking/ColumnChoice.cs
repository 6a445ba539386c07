using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Features.Finance.Banking;

namespace VillageCloud.Admin.Pages.Finance.Banking;

/// <summary>Which row of a file holds the headings, and which column is what: first by a layout that is remembered,
/// else by what banks usually write, and then as somebody says.</summary>
public sealed class ColumnChoice
{
    // In this order: 交易日期 is a day although 交易 may stand in other headings too.
    private static readonly (ColumnRole Role, string[] Words)[] Usual =
    [
        (ColumnRole.Date, ["日期", "交易时间", "记账日", "入账时间"]),
        (ColumnRole.Balance, ["余额"]),
        (ColumnRole.In, ["收入", "贷方发生", "贷方金额", "存入"]),
        (ColumnRole.Out, ["支出", "借方发生", "借方金额", "取出"]),
        (ColumnRole.Amount, ["金额", "发生额"]),
        (ColumnRole.Counterparty, ["户名", "对方名称", "对方"]),
        (ColumnRole.Reference, ["摘要", "用途", "附言", "备注"]),
    ];

    private readonly IReadOnlyList<LookAtStatement.Row> rows;
    private ColumnRole[] roles;

    public ColumnChoice(IReadOnlyList<LookAtStatement.Row> rows, IReadOnlyList<ListBankLayouts.View> layouts)
    {
        this.rows = rows;
        roles = new ColumnRole[rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Count)];
        foreach (var layout in layouts)
        {
            var at = FirstWhere(row => layout.Columns.Headings.All(row.Cells.Contains));
            if (at < 0) continue;
            (Heading, Remembered) = (at, layout);
            Adopt(layout.Columns);
            return;
        }

        // Banks print the account and the period above the headings, in fewer cells.
        var widest = rows.Count == 0 ? 0 : rows.Max(Filled);
        HeadAt(Math.Max(0, FirstWhere(row => Filled(row) == widest)));
    }

    /// <summary>The layout that fits the file; null where none does.</summary>
    public ListBankLayouts.View? Remembered { get; }

    /// <summary>Which of the rows.</summary>
    public int Heading { get; private set; }

    public int Count => roles.Length;

    public StatementColumns Columns => new(
        HeadingOf(ColumnRole.Date) ?? "", HeadingOf(ColumnRole.Amount), HeadingOf(ColumnRole.In),
        HeadingOf(ColumnRole.Out), HeadingOf(ColumnRole.Counterparty), HeadingOf(ColumnRole.Reference),
        HeadingOf(ColumnRole.Balance));

    public ColumnRole RoleOf(int column) => roles[column];

    /// <summary>A column is known by its heading: the first with that heading, and none without.</summary>
    public bool CanBeChosen(int column) => Cell(column).Length > 0 && IndexOf(Cell(column)) == column;

    public void HeadAt(int row)
    {
        Heading = row;
        roles = new ColumnRole[roles.Length];
        foreach (var (role, words) in Usual)
        {
            var column = Enumerable.Range(0, Count).FirstOrDefault(
                at => roles[at] == ColumnRole.None && CanBeChosen(at) && words.Any(Cell(at).Contains), -1);
            // One column with a sign, or one for each side: never both.
            if (column >= 0 && (role != ColumnRole.Amount || HeadingOf(ColumnRole.In) is null)) roles[column] = role;
        }
    }

    /// <summary>What is one column's is no other's.</summary>
    public void Choose(int column, ColumnRole role)
    {
        if (role != ColumnRole.None && Array.IndexOf(roles, role) is >= 0 and var before)
            roles[before] = ColumnRole.None;
        roles[column] = role;
    }

    private static int Filled(LookAtStatement.Row row) => row.Cells.Count(static cell => cell.Length > 0);

    private void Adopt(StatementColumns columns)
    {
        (ColumnRole Role, string? Heading)[] said =
        [
            (ColumnRole.Date, columns.Date), (ColumnRole.Amount, columns.Amount), (ColumnRole.In, columns.In),
            (ColumnRole.Out, columns.Out), (ColumnRole.Counterparty, columns.Counterparty),
            (ColumnRole.Reference, columns.Reference), (ColumnRole.Balance, columns.Balance),
        ];
        foreach (var (role, heading) in said)
            if (heading is not null) roles[IndexOf(heading)] = role;
    }

    private int FirstWhere(Func<LookAtStatement.Row, bool> fits)
    {
        for (var at = 0; at < rows.Count; at++) if (fits(rows[at])) return at;
        return -1;
    }

    private string? HeadingOf(ColumnRole role) => Array.IndexOf(roles, role) is >= 0 and var at ? Cell(at) : null;

    private int IndexOf(string heading) =>
        Enumerable.Range(0, Count).FirstOrDefault(at => Cell(at) == heading, -1);

    private string Cell(int column) =>
        rows.Count > 0 && column < rows[Heading].Cells.Count ? rows[Heading].Cells[column] : "";
}
