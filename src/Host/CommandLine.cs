using System.CommandLine;
using VillageCloud.Host.Backups;
using VillageCloud.Host.Commands;

namespace VillageCloud.Host;

/// <summary>What can be asked of this program. The development host answers to the same words and some of its own.
/// </summary>
public static class CommandLine
{
    // How long a stop may take is the host's own to say (Stopping): the command line's own two seconds would cut off
    // requests and jobs in flight.
    private static readonly TimeSpan LongerThanAnyStop = TimeSpan.FromMinutes(5);

    /// <summary>Without a word, it serves.</summary>
    public static Task<int> Run(RootCommand commands, string[] args) => commands
        .Parse(args.Length == 0 ? ["serve"] : args)
        .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = LongerThanAnyStop });

    public static RootCommand Build() => new("Village Cloud Service 乡村云服务")
    {
        Serve(static _ => new Surroundings()), Migrate(static _ => new Surroundings()),
        VillageCommandLine.Build(static _ => new Surroundings()),
        StaffCommandLine.Build(static _ => new Surroundings()), KeysCommandLine.Build(static _ => new Surroundings()),
        BackupCommandLine.Backup(static _ => new Surroundings()),
        BackupCommandLine.Restore(static _ => new Surroundings()), OpenApi(),
    };

    /// <param name="around">What the village will stand among, by what is configured.</param>
    /// <param name="before">What is done first, by what was typed.</param>
    public static Command Serve(
        Func<WebApplicationBuilder, Surroundings> around, Action<ParseResult>? before = null)
    {
        var roles = new Option<string?>("--roles")
        {
            Description = "api, admin, jobs; several with commas (default: all)",
        };
        var serve = new Command("serve", "run the server until Ctrl-C") { roles };
        serve.SetAction((parsed, ct) => Complaint.Tell(() =>
        {
            before?.Invoke(parsed);
            return ServeCommand.Run(parsed.GetValue(roles), around, ct);
        }));
        return serve;
    }

    public static Command Migrate(Func<WebApplicationBuilder, Surroundings> around)
    {
        var migrate = new Command("migrate", "bring the configured database up to date");
        migrate.SetAction((_, ct) => Complaint.Tell(() => MaintenanceCommands.Migrate(around, ct)));
        return migrate;
    }

    public static Command OpenApi()
    {
        var target = new Argument<string>("file");
        var openApi = new Command("openapi", "write the OpenAPI document") { target };
        openApi.SetAction((parsed, ct) => Complaint.Tell(
            () => MaintenanceCommands.WriteOpenApi(parsed.GetValue(target)!, ct)));
        return openApi;
    }
}
