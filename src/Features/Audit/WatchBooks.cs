using VillageCloud.Data;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Audit;

/// <summary>查账 each night. What doesn't hold is an alarm of the supervisor's, one for each invariant, raised once while
/// it lasts; when it holds again, the alarm ends.</summary>
public sealed class WatchBooks(VillageDb db, UnitOfWork work, CheckBooks check, TimeProvider clock)
{
    private const string Broken = "books.broken";
    private const string Unchecked = "books.unchecked";
    private const string All = "all";

    public sealed record Command;

    /// <returns>Done: invariants that hold. Left: those that don't.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        IReadOnlyList<CheckBooks.Finding> findings = [];
        var trouble = await Tally.ProblemOf(
            async () =>
            {
                findings = await check.Run(ct);
                return null;
            },
            ct);
        await Tell(findings, trouble, ct);
        var broken = findings.Where(finding => !finding.Holds).Select(finding => finding.Code).ToList();
        return new Tally(findings.Count - broken.Count, broken.Count, trouble is null ? broken : [.. broken, trouble]);
    }

    private async Task Tell(IReadOnlyList<CheckBooks.Finding> findings, string? trouble, CancellationToken ct) =>
        (await work.Do<int>(
            async () =>
            {
                var now = clock.GetUtcNow();
                if (trouble is null) await db.EndAlarms([Unchecked], All, now, ct);
                else await db.RaiseAlarm(
                    new(Unchecked, All, $"昨夜没有查成账（{trouble}），请联系系统维护人员，并在总账页点“查账”再试"), now, ct);
                foreach (var finding in findings)
                {
                    if (finding.Holds) await db.EndAlarms([Broken], finding.Code, now, ct);
                    else await db.RaiseAlarm(
                        new(Broken, finding.Code, $"夜间查账发现不对：{finding.Detail}。请先停止付款，查清原因"), now, ct);
                }

                return findings.Count;
            },
            ct)).WithoutValue().OrThrow();
}
