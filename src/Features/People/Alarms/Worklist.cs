using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Alarms;

/// <summary>Works off a list one by one. What doesn't work out is this item's trouble, whatever it is: it is counted,
/// postponed so that it holds up nothing behind it, and told after some attempts, with its number.</summary>
public sealed class Worklist(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    /// <summary>About an hour after the first: WeChat has been away for half of that.</summary>
    private const int AttemptsUntilAlarm = 6;

    /// <summary>What nobody tried for so long isn't on its list any more: it ended in another way.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(3);

    /// <param name="Name">Also the first part of the alarm's code, by which it finds its owner.</param>
    /// <param name="Thing">In Chinese, what its items are.</param>
    public sealed record List(string Name, string Thing)
    {
        internal string AlarmCode => $"{Name}.stuck";
    }

    /// <summary>The numbers that wait because of trouble; the rest of the list goes on without them.</summary>
    public async Task<IReadOnlyList<string>> Postponed(List list, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Troubles.AsNoTracking().Where(one => one.List == list.Name && one.NextAt > now)
            .Select(one => one.Subject).ToListAsync(ct);
    }

    /// <summary>Everything on the list that has trouble, postponed or not.</summary>
    public async Task<IReadOnlyList<string>> Troubled(List list, CancellationToken ct) =>
        await db.Troubles.AsNoTracking().Where(one => one.List == list.Name).Select(one => one.Subject)
            .ToListAsync(ct);

    /// <param name="number">By which people know the item, and by which it is postponed.</param>
    /// <param name="act">As of <see cref="Tally.Of{T}"/>.</param>
    public async Task<Tally> WorkOff<T>(
        List list, IReadOnlyList<T> items, Func<T, string> number, Func<T, Task<string?>> act, CancellationToken ct)
    {
        var troubled = await db.Troubles.AsNoTracking().Where(one => one.List == list.Name)
            .ToDictionaryAsync(one => one.Subject, one => one.NextAt, ct);
        var tally = await Tally.Of(
            items,
            async item =>
            {
                var problem = await Tally.ProblemOf(() => act(item), ct);
                if (problem is not (null or Tally.AsExpected)) await Note(list, number(item), problem, ct);
                else if (troubled.ContainsKey(number(item))) await Forget(list, number(item), ct);
                return problem;
            },
            ct, Tally.LongestRun);
        var forgotten = clock.GetUtcNow() - Forgotten;
        foreach (var (gone, _) in troubled.Where(one => one.Value < forgotten)) await Forget(list, gone, ct);
        return tally;
    }

    /// <summary>One more attempt that didn't work out.</summary>
    public async Task Note(List list, string number, string problem, CancellationToken ct) =>
        (await work.Do<int>(
            async () =>
            {
                var now = clock.GetUtcNow();
                var trouble = await db.Troubles
                    .SingleOrDefaultAsync(one => one.List == list.Name && one.Subject == number, ct);
                if (trouble is null) db.Troubles.Add(trouble = new(db.Tenant.Id, list.Name, number, now));
                trouble.Again(problem, now);
                if (trouble.Attempts >= AttemptsUntilAlarm)
                    await db.RaiseAlarm(Alarm(list, number, trouble), now, ct);
                return trouble.Attempts;
            },
            ct)).WithoutValue().OrThrow();

    /// <summary>It worked out, or isn't on the list any more.</summary>
    public async Task Forget(List list, string number, CancellationToken ct) =>
        (await work.Do<string>(
            async () =>
            {
                db.Troubles.RemoveRange(
                    await db.Troubles.Where(one => one.List == list.Name && one.Subject == number).ToListAsync(ct));
                await db.EndAlarms([list.AlarmCode], number, clock.GetUtcNow(), ct);
                return number;
            },
            ct)).WithoutValue().OrThrow();

    private static AlarmNote Alarm(List list, string number, Trouble trouble) => new(
        list.AlarmCode, number,
        $"{list.Thing} {number} 试了 {trouble.Attempts} 次还没有处理好（{trouble.Problem}），系统会继续试，请联系系统维护人员查看");
}
