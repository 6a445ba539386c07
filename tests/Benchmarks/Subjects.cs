using VillageCloud.Benchmarks.Dividends;
using VillageCloud.Benchmarks.Http;
using VillageCloud.Benchmarks.Lists;
using VillageCloud.Benchmarks.Orders;
using VillageCloud.Benchmarks.Reconciliation;
using VillageCloud.Benchmarks.Running;
using VillageCloud.Benchmarks.Settlement;
using VillageCloud.Benchmarks.Staff;
using VillageCloud.Benchmarks.Statements;
using VillageCloud.Data;

namespace VillageCloud.Benchmarks;

/// <summary>Everything that can be measured, in the order in which a whole run does it.</summary>
public static class Subjects
{
    public static IReadOnlyList<Subject> All { get; } =
    [
        new(ReadsSubject.Name, ReadsSubject.Run, AsksDatabases: false),
        new(OrdersSubject.Name, OrdersSubject.Run, AsksDatabases: true),
        new(LastPiecesSubject.Name, LastPiecesSubject.Run, AsksDatabases: true),
        new(SettlementSubject.Name, SettlementSubject.Run, AsksDatabases: true),
        new(StatementSubject.Name, StatementSubject.Run, AsksDatabases: true),
        new(ListsSubject.Name, ListsSubject.Run, AsksDatabases: true),
        new(BillsSubject.Name, BillsSubject.Run, AsksDatabases: true),
        new(ApportionmentSubject.Name, ApportionmentSubject.Run, AsksDatabases: false),
        new(RunningSubject.Name, RunningSubject.Run, AsksDatabases: false),
        new(ConsoleSubject.Name, ConsoleSubject.Run, AsksDatabases: false) { NeedsBrowser = true },
    ];
}

/// <param name="AsksDatabases">Runs once on each engine.</param>
public sealed record Subject(string Name, Func<Bench, CancellationToken, Task> Run, bool AsksDatabases)
{
    public bool NeedsBrowser { get; init; }

    public bool NeedsServer(BenchOptions options) => AsksDatabases && options.Engines.Contains(DatabaseProvider.MySql);
}
