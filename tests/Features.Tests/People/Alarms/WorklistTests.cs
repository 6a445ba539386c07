using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Alarms;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class WorklistTests(DatabaseProvider provider)
{
    private static readonly Worklist.List Names = new("refund", "查询退款结果");

    [Test]
    public async Task Whatever_goes_wrong_with_one_item_is_counted_postponed_and_told_and_the_others_go_on()
    {
        await using var village = await TestVillage.Start(provider);
        Exception[] poisons =
        [
            new OverflowException(), new KeyNotFoundException(),
            new FormatException(), new System.Security.Cryptography.CryptographicException(),
            new TaskCanceledException(), new ArithmeticException(),
            new InvalidOperationException(), new NotSupportedException(),
        ];
        var items = Enumerable.Range(0, poisons.Length + 1).Select(i => $"R{i}").ToList();
        Tally tally = new(0, 0, []);
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            tally = await village.Run((Worklist list) => list.WorkOff(
                Names, items, static item => item, item => Act(item, poisons), default));
            await village.Advance(TimeSpan.FromMinutes(attempt == 6 ? 5 : 61));
        }

        Assert.That((tally.Done, tally.Left), Is.EqualTo((1, poisons.Length)));
        Assert.That(tally.Problems[0], Is.EqualTo("R0: OverflowException"));
        Assert.That(await village.Run((Worklist list) => list.Postponed(Names, default)), Has.Count.EqualTo(8));
        Assert.That(
            await village.Look(db => db.Alarms.OrderBy(alarm => alarm.Id).Select(alarm => alarm.Code).ToListAsync()),
            Has.Count.EqualTo(8).And.All.EqualTo("refund.stuck"));

        _ = await village.Run((Worklist list) => list.WorkOff(
            Names, items, static item => item, static _ => Task.FromResult<string?>(null), default));

        Assert.That(await village.Look(db => db.Troubles.CountAsync()), Is.Zero);
        Assert.That(await village.Look(db => db.Alarms.CountAsync(alarm => alarm.ClosedAt == null)), Is.Zero);
    }

    [Test]
    public async Task Our_own_cancellation_is_nobodys_trouble()
    {
        await using var village = await TestVillage.Start(provider);
        using var ending = new CancellationTokenSource();

        Assert.That(
            async () => await village.Run((Worklist list) => list.WorkOff(
                Names, ["R1", "R2"], static item => item,
                async _ =>
                {
                    await ending.CancelAsync();
                    ending.Token.ThrowIfCancellationRequested();
                    return null;
                },
                ending.Token)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await village.Look(db => db.Troubles.CountAsync()), Is.Zero);
    }

    private static Task<string?> Act(string item, Exception[] poisons)
    {
        var at = int.Parse(item[1..]);
        return at < poisons.Length ? Task.FromException<string?>(poisons[at]) : Task.FromResult<string?>(null);
    }
}
