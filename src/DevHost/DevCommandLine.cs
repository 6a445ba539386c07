using System.CommandLine;
using VillageCloud.Audit;
using VillageCloud.DevHost.Story;
using VillageCloud.Host;
using VillageCloud.Host.Backups;
using VillageCloud.Host.Commands;
using VillageCloud.Host.Composition;

namespace VillageCloud.DevHost;

/// <summary>What <c>./run</c> can be asked: all that the host can, with a demo around it, and what only a demo can.
/// </summary>
internal static class DevCommandLine
{
    public static RootCommand Build() => new("Village Cloud Service 乡村云服务")
    {
        Serve(), Story(), AuditCommands.Allocate(), CommandLine.Migrate(DemoSurroundings.Of),
        VillageCommandLine.Build(DemoSurroundings.Of), StaffCommandLine.Build(DemoSurroundings.Of),
        BackupCommandLine.Backup(DemoSurroundings.Of), BackupCommandLine.Restore(DemoSurroundings.Of),
        CommandLine.OpenApi(),
    };

    private static Command Serve()
    {
        var fresh = new Option<bool>("--fresh") { Description = "forget the demo village and start over" };
        var serve = CommandLine.Serve(DemoSurroundings.Of, parsed =>
        {
            if (parsed.GetValue(fresh)) StartOver();
        });
        serve.Options.Add(fresh);
        return serve;
    }

    // The folder may hold a village's books: only a demo is forgotten at a word.
    private static void StartOver()
    {
        if (!VillageHost.CreateBuilder([]).Environment.IsDevelopment())
            throw new HostSettingsException(
                "--fresh forgets everything, and is for the demo in Development only. --fresh 会清空数据，只能用于演示环境");
        if (Directory.Exists("var")) Directory.Delete("var", recursive: true);
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
