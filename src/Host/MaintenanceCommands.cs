using VillageCloud.Data;
using VillageCloud.Host.Composition;
using VillageCloud.WeChat;

namespace VillageCloud.Host;

/// <summary>The one-off commands of the person who keeps the server alive.</summary>
internal static class MaintenanceCommands
{
    /// <summary>Applies pending migrations and ends: the step before new roles start.</summary>
    public static async Task<int> Migrate(Func<WebApplicationBuilder, Surroundings> around, CancellationToken ct)
    {
        var builder = VillageHost.CreateBuilder([]);
        await using var others = around(builder);
        var settings = HostSettings.From(builder.Configuration, builder.Environment, others.StandForWeChat);
        PrivateFiles.Provide(settings);
        builder.Services.AddVillageDb(settings.Database);
        await using var app = builder.Build();
        await VillageDatabase.Migrate(app.Services, ct);
        Console.WriteLine("The database is up to date. 数据库已是最新");
        return 0;
    }

    /// <summary>Writes the API's description as the running server would give it.</summary>
    public static async Task<int> WriteOpenApi(string file, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("village-openapi");
        try
        {
            string[] args =
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", "--Village:Roles=api",
                $"--Village:DataFolder={folder.FullName}",
                "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Warning",
            ];
            await using var host = await VillageHost.Start(
                VillageHost.CreateBuilder(args), new NobodyElse(), static _ => { }, ct);
            using var http = new HttpClient { BaseAddress = new Uri(host.App.Urls.First()) };
            var description = await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), ct);
            await File.WriteAllTextAsync(file, description + "\n", ct);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>To be described, the API needs no merchant account, and must not find one in its settings.</summary>
    private sealed class NobodyElse : Surroundings
    {
        public override bool StandForWeChat => true;

        public override void AddServices(IServiceCollection services) =>
            services.AddWeChat([], isProduction: false);
    }
}
