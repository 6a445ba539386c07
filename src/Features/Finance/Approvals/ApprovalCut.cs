using System.Linq.Expressions;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>In which order, and how many rows of each table can be on the page at most.</summary>
    public sealed record ApprovalCut(Sort? Sort, int Most)
    {
        private static readonly string[] Keys =
        [
            nameof(ApprovalRow.Kind), nameof(ApprovalRow.Amount), nameof(ApprovalRow.Status),
            nameof(ApprovalRow.RequestedAt),
        ];

        public static Outcome<ApprovalCut> Of(ListApprovals.Query query) =>
            query.Rows.Sort is { } sort && !Keys.Contains(sort.By, StringComparer.Ordinal)
                ? new SortUnknown(sort.By)
                : new ApprovalCut(query.Rows.Sort, query.Rows.Skip + query.Rows.Take);

        public IQueryable<T> Top<T>(
            IQueryable<T> rows, Expression<Func<T, bool>> waits, Expression<Func<T, long>> amount,
            Expression<Func<T, int>> status, Expression<Func<T, DateTimeOffset>> at) => (Sort?.By switch
            {
                nameof(ApprovalRow.Amount) => By(rows, amount).ThenByDescending(at),
                nameof(ApprovalRow.Status) => By(rows, status).ThenByDescending(at),
                nameof(ApprovalRow.RequestedAt) => By(rows, at),
                nameof(ApprovalRow.Kind) => rows.OrderByDescending(at),
                _ => rows.OrderByDescending(waits).ThenByDescending(at),
            }).Take(Most);

        public IEnumerable<ApprovalRow> Order(IEnumerable<ApprovalRow> rows)
        {
            if (Sort is null)
            {
                return rows.OrderBy(row => row.Status == ApprovalStatus.Waiting ? 0 : 1)
                    .ThenByDescending(row => row.RequestedAt);
            }

            Func<ApprovalRow, IComparable> key = Sort.By switch
            {
                nameof(ApprovalRow.Amount) => row => row.Amount.Fen,
                nameof(ApprovalRow.Status) => row => row.Status,
                nameof(ApprovalRow.RequestedAt) => row => row.RequestedAt,
                _ => row => row.Kind,
            };
            return (Sort.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key))
                .ThenByDescending(row => row.RequestedAt);
        }

        private IOrderedQueryable<T> By<T, TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> key) =>
            Sort!.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
    }
