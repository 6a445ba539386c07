using System.Collections.Concurrent;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>Takes notices from their birth to their acknowledgement, on WeChat's own retry schedule.</summary>
internal sealed class Courier : IDisposable
{
    private const string DeliverKind = "deliver";
    private const string ReplayKind = "replay";
    private readonly World world;
    private readonly Post post;
    private readonly NotifyFaults faults;
    private readonly PayEnvelope pay;
    private readonly PushEnvelope push;
    private readonly ConcurrentDictionary<string, Letter> lastLetters = new();

    public Courier(World world, PayEnvelope pay)
    {
        this.world = world;
        this.pay = pay;
        post = new Post(world);
        faults = new NotifyFaults(world.Faults);
        push = new PushEnvelope(world);
        world.Agenda.On(DeliverKind, Deliver);
        world.Agenda.On(ReplayKind, Replay);
    }

    /// <summary>Manual mode: notices wait until the control API releases them.</summary>
    public bool Manual { get; set; }

    /// <summary>Whoever wants to know that a notice was acknowledged.</summary>
    public Action<Notice>? Heard { get; set; }

    /// <summary>Takes a new notice; its first attempt is due now unless a fault says otherwise.</summary>
    public void Send(Notice notice)
    {
        world.State.Notices.Add(notice.Id, notice);
        faults.Mark(notice);
        if (notice.Mark("N2") is not null)
        {
            notice.State = "held";
            return;
        }

        var late = notice.Mark("N5")?.Whole("delaySeconds", 86_400) ?? 0;
        world.Agenda.Plan(TimeSpan.FromSeconds(late), DeliverKind, notice.Id);
    }

    /// <summary>A push about a user; without a configured URL it is lost, as on the real console.</summary>
    public void SendPush(Notice notice)
    {
        if (notice.Url.Length > 0)
        {
            Send(notice);
            return;
        }

        notice.State = "dropped";
        world.State.Notices.Add(notice.Id, notice);
    }

    /// <summary>Sends a waiting or held notice right now.</summary>
    public async Task<NoticeAttempt> DeliverNow(Notice notice, CancellationToken ct)
    {
        world.Agenda.Forget(DeliverKind, notice.Id);
        return await Attempt(notice, ct);
    }

    /// <summary>Sends once more whatever the state, without touching the schedule.</summary>
    public Task<NoticeAttempt> Duplicate(Notice notice, CancellationToken ct) =>
        post.Carry(Wrap(notice), notice, ct);

    public void Drop(Notice notice)
    {
        world.Agenda.Forget(DeliverKind, notice.Id);
        notice.State = "dropped";
        world.Touch();
    }

    public async Task<string?> CheckUrl(string url, CancellationToken ct)
    {
        var (checkUrl, echo) = push.UrlCheck(url);
        return await post.Check(checkUrl, echo, ct);
    }

    public void Dispose() => post.Dispose();

    private async Task Deliver(string id, CancellationToken ct)
    {
        if (!world.State.Notices.TryGetValue(id, out var notice) || notice.State != "waiting")
            return;
        if (Manual)
        {
            notice.State = "held";
            return;
        }

        await Attempt(notice, ct);
    }

    private async Task<NoticeAttempt> Attempt(Notice notice, CancellationToken ct)
    {
        var attempt = IsLost(notice)
            ? new NoticeAttempt(world.Now, null, Acknowledged: false, "lost on the way")
            : await Carry(notice, ct);
        lock (world.Gate)
        {
            notice.Attempts++;
            notice.History.Add(attempt);
            if (attempt.Acknowledged)
                Finish(notice);
            else if (RetrySchedule.After(notice.Product, notice.Attempts) is { } wait)
                Retry(notice, wait);
            else
                notice.State = notice.Mark("N3") is null ? "exhausted" : "lost";
            ReleaseHeld(notice);
            world.Touch();
        }

        return attempt;
    }

    private static bool IsLost(Notice notice) =>
        notice.Mark("N3") is { } lost && notice.Attempts < lost.Whole("attempts", int.MaxValue);

    private async Task<NoticeAttempt> Carry(Notice notice, CancellationToken ct)
    {
        var copies = 1;
        if (notice.Mark("N1") is { } duplicate)
        {
            copies = Math.Clamp(duplicate.Whole("copies", 2), 2, 5);
            duplicate.Spent = true;
            if (duplicate.Flag("parallel", otherwise: false))
                return await CarryTogether(notice, copies, ct);
        }

        var attempt = await post.Carry(Wrap(notice), notice, ct);
        for (var copy = 1; copy < copies; copy++)
            attempt = Better(attempt, await post.Carry(Wrap(notice), notice, ct));
        return attempt;
    }

    private async Task<NoticeAttempt> CarryTogether(Notice notice, int copies, CancellationToken ct)
    {
        var letters = Enumerable.Range(0, copies).Select(_ => Wrap(notice)).ToList();
        var attempts = await Task.WhenAll(letters.Select(letter => post.Carry(letter, notice, ct)));
        return attempts.Aggregate(Better);
    }

    private static NoticeAttempt Better(NoticeAttempt one, NoticeAttempt other) => other.Acknowledged ? other : one;

    private Letter Wrap(Notice notice)
    {
        lock (world.Gate)
        {
            var letter = notice.Product == "push" ? push.Wrap(notice) : pay.Wrap(notice);
            if (letter.MustBeRefused is null)
                lastLetters[notice.Id] = letter;
            return letter;
        }
    }

    private void Retry(Notice notice, TimeSpan wait)
    {
        notice.State = "waiting";
        world.Agenda.Plan(wait, DeliverKind, notice.Id);
    }

    private void Finish(Notice notice)
    {
        notice.State = "delivered";
        Heard?.Invoke(notice);
        if (notice.Mark("N9") is { } replay)
            world.Agenda.Plan(TimeSpan.FromSeconds(replay.Whole("delaySeconds", 600)), ReplayKind, notice.Id);
    }

    /// <summary>A notice held for reordering follows the one that overtook it.</summary>
    private void ReleaseHeld(Notice overtaker)
    {
        foreach (var held in world.State.Notices.Values)
        {
            if (held.State != "held" || held == overtaker || held.Mark("N2") is not { } reorder)
                continue;
            reorder.Spent = true;
            held.State = "waiting";
            world.Agenda.Plan(TimeSpan.Zero, DeliverKind, held.Id);
        }
    }

    private async Task Replay(string id, CancellationToken ct)
    {
        if (!world.State.Notices.TryGetValue(id, out var notice) || notice.Mark("N9") is not { } replay)
            return;
        replay.Spent = true;
        var old = replay.Text("kind", "old") == "old";
        if (old && !lastLetters.ContainsKey(id))
            return;
        var letter = old ? lastLetters[id] with { MustBeRefused = Letter.OldReplay } : Wrap(notice);
        var attempt = await post.Carry(letter, notice, ct);
        lock (world.Gate)
            notice.History.Add(attempt with { Problem = attempt.Problem ?? "replay" });
    }
}
