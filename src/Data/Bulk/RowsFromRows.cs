namespace VillageCloud.Data.Bulk;

/// <summary>An update of one table by the rows of another; the engines agree on everything but on where the second
/// table stands.</summary>
/// <param name="Table">With its short name: <c>sales AS sale</c>.</param>
/// <param name="From">The few rows to begin with: <c>sale_postings AS posting</c>.</param>
internal sealed record RowsFromRows(string Table, string From, string On, string Set, string Where);
