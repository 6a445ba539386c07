using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Control;

/// <summary>Moves the virtual time. Going forward runs everything that falls due on the way.</summary>
internal sealed class ClockControl(World world)
{
    public IEnumerable<ControlRoute> Routes() =>
    [
        new("GET", "clock", _ => Show()),
        new("POST", "clock", Change),
    ];

    private Answer Show() => ControlCall.Ok(new
    {
        now = world.Now,
        rate = world.Clock.Rate,
        frozen = world.Clock.Frozen,
        skewSeconds = world.Clock.Skew.TotalSeconds,
    });

    private async Task<Answer> Change(ControlCall call)
    {
        if (call.Number("skewSeconds") is { } skew)
            world.Clock.Skew = TimeSpan.FromSeconds(skew);
        if (call.Number("rate") is { } rate)
            world.Clock.Rate = rate;
        if (call.Flag("freeze") is { } freeze)
            world.Clock.Rate = freeze ? 0 : Math.Max(world.Clock.Rate, 1);
        if (call.Text("set") is { } text)
        {
            if (!Rfc3339.TryRead(text, out var time))
                return ControlCall.Error("set_is_not_rfc3339");
            await Go(time, call.Aborted);
        }

        if (call.Number("advanceSeconds") is { } seconds)
            await Go(world.Now + TimeSpan.FromSeconds(seconds), call.Aborted);
        world.Touch();
        return Show();
    }

    private async Task Go(DateTimeOffset target, CancellationToken ct)
    {
        if (target < world.Now)
            world.Clock.Set(target);
        else
            await world.Agenda.AdvanceTo(target, ct);
    }
}
