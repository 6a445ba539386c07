using System.Globalization;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.Storage;

namespace VillageCloud.Jobs;

/// <summary>A run that finds the same one still at work is let go: the next comes round by the schedule.</summary>
/// <remarks>To wait for it would hold a worker, and to fail would keep a dead run in the storage, for each ten seconds
/// in which WeChat doesn't answer. Only a courtesy: two at once do no harm, because uniqueness lives in the
/// database.</remarks>
/// <param name="name">Of what is done one at a time; arguments of the method go into its places.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneAtATimeAttribute(string name) : JobFilterAttribute, IServerFilter
{
    private const string Held = "one-at-a-time";

    /// <summary>A storage may need a moment to answer; not more.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public string Name => name;

    public void OnPerforming(PerformingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var resource = string.Format(
            CultureInfo.InvariantCulture, name, [.. context.BackgroundJob.Job.Args]);
        try
        {
            context.Items[Held] = context.Connection.AcquireDistributedLock($"one:{resource}", Moment);
        }
        catch (DistributedLockTimeoutException)
        {
            context.Canceled = true;
        }
    }

    public void OnPerformed(PerformedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items.TryGetValue(Held, out var held)) ((IDisposable)held).Dispose();
    }
}
