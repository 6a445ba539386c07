using System.CommandLine;
using VillageCloud.Host.Allocation;
using VillageCloud.Host.Story;

namespace VillageCloud.Host;

/// <summary>What can be asked of this program, and how a command that can't be carried out says so.</summary>
internal static class CommandLine
{
    // How long a stop may take is the host's own to say (Stopping): the command line's own two seconds would cut off
    // requests and jobs in flight.
    private static readonly TimeSpan LongerThanAnyStop = TimeSpan.FromMinutes(5);

    public static Task<int> Run(string[] args) => Build()
        .Parse(args.Length == 0 ? ["serve"] : args)
        .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = LongerThanAnyStop });

    public static RootCommand Build() =>
        new("Village Cloud Service 乡村云服务") { Serve(), Story(), Allocate(), Migrate(), OpenApi() };

    private static Command Serve()
    {
        var roles = new Option<string?>("--roles")
        {
            Description = "api, admin, jobs; several with commas (default: all)",
        };
        var fresh = new Option<bool>("--fresh") { Description = "forget the demo village and start over" };
        var serve = new Command("serve", "run the server until Ctrl-C") { roles, fresh };
        serve.SetAction((parsed, ct) => Complaint.Tell(
            () => ServeCommand.Run(parsed.GetValue(roles), parsed.GetValue(fresh), ct)));
        return serve;
    }

    private static Command Story()
    {
        var database = new Option<string>("--database") { DefaultValueFactory = static _ => "sqlite" };
        database.AcceptOnlyFromAmong("sqlite", "mysql");
        var control = Address("--sandbox", "control address of a sandbox that the roles run against");
        var api = Address("--api", "address of a running API role");
        var story = new Command("story", "play the main job once, without a browser") { database, control, api };
        story.Validators.Add(given =>
        {
            // Half of them would quietly play in a process of its own.
            var elsewhere = (given.GetResult(control) is not null, given.GetResult(api) is not null);
            if (elsewhere is (true, false) or (false, true))
                given.AddError("--sandbox and --api belong together. --sandbox 和 --api 要一起给出");
            else if (elsewhere is (true, true) && given.GetResult(database) is null or { Implicit: true })
                given.AddError("--sandbox and --api need --database mysql. 这两个参数还需要 --database mysql");
        });
        story.SetAction((parsed, ct) => Complaint.Tell(() => StoryCommand.Run(
            parsed.GetValue(database)!, parsed.GetValue(control), parsed.GetValue(api), ct)));
        return story;
    }

    private static Command Allocate()
    {
        var file = new Argument<string>("file");
        var allocate = new Command(
            "allocate", "re-perform a period's settlement and dividend from a JSON file") { file };
        allocate.SetAction(parsed => AllocateCommand.Run(parsed.GetValue(file)!, Console.Out, Console.Error));
        return allocate;
    }

    private static Command Migrate()
    {
        var migrate = new Command("migrate", "bring the configured database up to date");
        migrate.SetAction(static (_, ct) => Complaint.Tell(() => MaintenanceCommands.Migrate(ct)));
        return migrate;
    }

    private static Command OpenApi()
    {
        var target = new Argument<string>("file");
        var openApi = new Command("openapi", "write the OpenAPI document") { target };
        openApi.SetAction((parsed, ct) => Complaint.Tell(
            () => MaintenanceCommands.WriteOpenApi(parsed.GetValue(target)!, ct)));
        return openApi;
    }

    /// <summary>The library makes no address of a text by itself.</summary>
    private static Option<Uri?> Address(string name, string what) => new(name)
    {
        Description = what,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return url;
            result.AddError($"{name} '{text}' is no http(s) address. {name} 要写成 http:// 开头的地址");
            return null;
        },
    };
}
