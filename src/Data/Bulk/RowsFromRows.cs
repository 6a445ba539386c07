namespace VillageCloud.Data.Bulk;

/// <summary>An update of one table by the rows of another; the engines agree on everything but on where the second
/// table stands.</summary>
/// <param name="Table">With its short name: <c>order_lines AS line</c>.</param>
/// <param name="From">The few rows to begin with: <c>line_settlements AS posting</c>.</param>
internal sealed record RowsFromRows(string Table, string From, string On, string Set, string Where);
