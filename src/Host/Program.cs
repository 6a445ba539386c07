using System.CommandLine;
using VillageCloud.Host;
using VillageCloud.Host.Allocation;
using VillageCloud.Host.Story;

var roles = new Option<string?>("--roles") { Description = "api, admin, jobs; several with commas (default: all)" };
var fresh = new Option<bool>("--fresh") { Description = "forget the demo village and start over" };
var serve = new Command("serve", "run the server until Ctrl-C") { roles, fresh };
serve.SetAction((parsed, ct) => ServeCommand.Run(parsed.GetValue(roles), parsed.GetValue(fresh), ct));

var database = new Option<string>("--database") { DefaultValueFactory = _ => "sqlite" };
var control = new Option<Uri?>("--sandbox") { Description = "control address of a sandbox that the roles run against" };
var api = new Option<Uri?>("--api") { Description = "address of a running API role" };
var story = new Command("story", "play the main job once, without a browser") { database, control, api };
story.SetAction((parsed, ct) => StoryCommand.Run(
    parsed.GetValue(database)!, parsed.GetValue(control), parsed.GetValue(api), ct));

var file = new Argument<string>("file");
var allocate = new Command("allocate", "re-perform a period's settlement and dividend from a JSON file") { file };
allocate.SetAction(parsed => AllocateCommand.Run(parsed.GetValue(file)!, Console.Out, Console.Error));

var migrate = new Command("migrate", "bring the configured database up to date");
migrate.SetAction((_, ct) => MaintenanceCommands.Migrate(ct));

var target = new Argument<string>("file");
var openApi = new Command("openapi", "write the OpenAPI document") { target };
openApi.SetAction((parsed, ct) => MaintenanceCommands.WriteOpenApi(parsed.GetValue(target)!, ct));

var root = new RootCommand("Village Cloud Service 乡村云服务") { serve, story, allocate, migrate, openApi };
Console.OutputEncoding = System.Text.Encoding.UTF8;
return await root.Parse(args.Length == 0 ? ["serve"] : args).InvokeAsync();
