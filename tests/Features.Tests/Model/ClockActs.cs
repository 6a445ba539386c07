using VillageCloud.Jobs;

namespace VillageCloud.Features.Tests.Model;

/// <summary>Time goes by, and jobs run, each whenever it likes.</summary>
internal sealed class ClockActs(Play play)
{
    /// <summary>So far may our clock be off before WeChat's signatures say that it is wrong.</summary>
    public const int MostMinutesOff = 4;

    public IEnumerable<Act> All =>
    [
        .. Schedule.All.Select(job => new Act(WeightOf(job.Id), job.Id, () => Job(job))),
        new(7, "minutes", Minutes, MovesTime: true), new(5, "hours", Hours, MovesTime: true),
        new(3, "days", Days, MovesTime: true), new(2, "weeks", Weeks, MovesTime: true),
        new(2, "our clock jumps", Jump),
    ];

    private static int WeightOf(string job) => job switch
    {
        "deliver-outbox" => 8,
        "settle-due-lines" => 4,
        _ => Thorough.Contains(job) ? 1 : 3,
    };

    public Task Start(string job) => play.Work(job, Schedule.All.Single(one => one.Id == job).Run);

    /// <summary>Jobs that look at everything, and so take the most time.</summary>
    private static readonly string[] Thorough = ["check-carriers", "seal-rows", "check-books", "reconcile-yesterday"];

    /// <summary>Every job once, as their schedule has them run sooner or later.</summary>
    public async Task RunAll(bool isThorough)
    {
        foreach (var job in Schedule.All.Where(job => isThorough || !Thorough.Contains(job.Id)))
            await play.Work(job.Id, job.Run);
    }

    private async Task<bool> Job(ScheduledJob job)
    {
        await play.Work(job.Id, job.Run);
        return true;
    }

    private Task<bool> Minutes() => Pass(TimeSpan.FromMinutes(play.Chance.Next(1, 40)));

    private Task<bool> Hours() => Pass(TimeSpan.FromHours(play.Chance.Next(1, 26)));

    private Task<bool> Days() => Pass(TimeSpan.FromDays(play.Chance.Next(1, 4)));

    private Task<bool> Weeks() => Pass(TimeSpan.FromDays(play.Chance.Next(7, 17)));

    private async Task<bool> Pass(TimeSpan time)
    {
        play.Note($"{time} go by");
        await play.Move(time);
        return true;
    }

    private Task<bool> Jump()
    {
        var minutes = play.Chance.Next(-MostMinutesOff, MostMinutesOff + 1);
        play.Note($"our clock is {minutes} minutes ahead");
        play.BeAhead(TimeSpan.FromMinutes(minutes));
        return Task.FromResult(true);
    }
}
