using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace VillageCloud.Sandbox.Http;

/// <summary>One port on loopback, with one function that answers everything that comes in.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;

    private Listener(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<Listener> Open(int port, RequestDelegate answer, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var host = builder.Build();
        host.Run(answer);
        try
        {
            await host.StartAsync(ct);
        }
        catch (IOException)
        {
            await host.DisposeAsync();
            throw;
        }

        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new Listener(host, new Uri(addresses.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        // Calls that hang on purpose must not hold up the end.
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        try
        {
            await app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await Task.Yield();
        }

        await app.DisposeAsync();
    }
}
