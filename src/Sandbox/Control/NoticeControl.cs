using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Control;

/// <summary>Outgoing notices: look at them, hold them back, send or drop them by hand.</summary>
internal sealed class NoticeControl(World world, Courier courier)
{
    public IEnumerable<ControlRoute> Routes() =>
    [
        new("GET", "notifies", _ => List()),
        new("POST", "notifies/mode", Mode),
        new("POST", "notifies/{id}/{action}", Act),
        new("POST", "push-url", PushUrl),
    ];

    private Answer List()
    {
        lock (world.Gate)
            return ControlCall.Ok(world.State.Notices.Values.ToList());
    }

    private Answer Mode(ControlCall call)
    {
        courier.Manual = call.Flag("manual") ?? false;
        return ControlCall.Ok(new { manual = courier.Manual });
    }

    private async Task<Answer> Act(ControlCall call)
    {
        Notice? notice;
        lock (world.Gate)
            notice = world.State.Notices.GetValueOrDefault(call.Value("id"));
        if (notice is null)
            return ControlCall.Error("notify_unknown", 404);
        switch (call.Value("action"))
        {
            case "deliver":
                return ControlCall.Ok(await courier.DeliverNow(notice, call.Aborted));
            case "duplicate":
                return ControlCall.Ok(await courier.Duplicate(notice, call.Aborted));
            case "drop":
                lock (world.Gate)
                    courier.Drop(notice);
                return ControlCall.Ok(new { state = notice.State });
            default:
                return ControlCall.Error("action_unknown", 404);
        }
    }

    /// <summary>Sets the push URL and its form, and checks the URL at once, as the console does.</summary>
    private async Task<Answer> PushUrl(ControlCall call)
    {
        var url = call.Text("url");
        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _))
            return ControlCall.Error("url_must_be_absolute");
        var (format, mode) = (call.Text("format") ?? "json", call.Text("mode") ?? "secure");
        if (format is not ("json" or "xml") || mode is not ("secure" or "compatible" or "plain"))
            return ControlCall.Error("push_form_unknown");
        lock (world.Gate)
        {
            world.State.PushUrl = url;
            world.State.PushFormat = format;
            world.State.PushMode = mode;
            world.Touch();
        }

        var problem = url is null ? null : await courier.CheckUrl(url, call.Aborted);
        return ControlCall.Ok(new { url, verified = url is not null && problem is null, problem });
    }
}
