using System.Text.Json;
using Microsoft.AspNetCore.Http;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Control;

/// <summary>The control API: the only way drivers and tests reach into the sandbox.</summary>
internal sealed class ControlFace(IEnumerable<ControlRoute> routes)
{
    private readonly List<(ControlRoute Control, Route Route)> table =
        [.. routes.Select(route => (route, route.AsRoute()))];

    public async Task Handle(HttpContext context)
    {
        var call = await Call.Read(context);
        var found = table.Find(entry => entry.Route.Method == call.Method && entry.Route.Matches(call)).Control;
        var answer = ControlCall.Error("unknown_path", 404);
        if (found is not null && call is { Body.Length: > 0, Json: null })
            answer = ControlCall.Error("body_is_not_a_json_object");
        else if (found is not null)
            answer = await Answered(found, new ControlCall(call, context.RequestAborted));
        await Reply.Write(context, answer, []);
    }

    private static async Task<Answer> Answered(ControlRoute route, ControlCall call)
    {
        try
        {
            return await route.Handle(call);
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or InvalidOperationException)
        {
            return ControlCall.Error($"malformed: {malformed.Message}");
        }
    }
}

/// <summary>One control endpoint under /__sandbox.</summary>
internal sealed record ControlRoute(string Method, string Path, Func<ControlCall, Task<Answer>> Handle)
{
    public ControlRoute(string method, string path, Func<ControlCall, Answer> handle)
        : this(method, path, call => Task.FromResult(handle(call)))
    {
    }

    public Route AsRoute() => new(Method, $"/__sandbox/{Path}", Path, _ => Answer.NoContent());
}
