using System.Diagnostics;

namespace VillageCloud.Features.Platform;

/// <summary>Spans of what goes on after a request was answered. They carry kinds, codes and numbers, and nothing of a
/// person.</summary>
public static class Traces
{
    /// <summary>By this name whoever collects spans asks for ours.</summary>
    public const string Source = "VillageCloud";

    private static readonly ActivitySource Activities = new(Source);

    /// <summary>Goes on with the trace in which something was decided, perhaps by another process.</summary>
    /// <param name="traceParent">As it was stored; a new trace where it can't be read.</param>
    /// <param name="subject">The number of what it is about.</param>
    public static Activity? GoOn(string name, string? traceParent, string village, string subject) =>
        Activities.StartActivity(
            ActivityKind.Consumer, ActivityContext.TryParse(traceParent, null, out var before) ? before : default,
            [new("village", village), new("subject", subject)], name: name);

    /// <summary>One run of a line of the schedule in a village.</summary>
    public static Activity? Job(string job, string village) =>
        Activities.StartActivity(ActivityKind.Internal, tags: [new("village", village)], name: $"job {job}");

    /// <summary>How it ended.</summary>
    /// <param name="problem">A code or the kind of an exception; null when it worked out.</param>
    public static void End(this Activity? activity, string? problem) => activity?.SetStatus(
        problem is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, problem);
}
