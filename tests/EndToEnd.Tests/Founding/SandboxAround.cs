using System.Net.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.DevHost;
using VillageCloud.DevHost.Pages;
using VillageCloud.Host;
using VillageCloud.Sandbox;
using VillageCloud.WeChat;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>A sandbox is WeChat, and a browser shows the phones, to a village in production. Nothing else of the demo:
/// no village, nobody's password, no merchant account.</summary>
internal sealed class SandboxAround(SandboxLink sandbox, Uri publicUrl) : Surroundings
{
    public override bool StandForWeChat => true;

    public override TimeProvider Clock => sandbox.Clock;

    public static async Task<SandboxAround> Start(Uri publicUrl) => new(
        await SandboxLink.Embed(
            new SandboxOptions
            {
                // Nobody but the place itself has signed its certificate.
                Mail = new SocketsHttpHandler
                {
                    SslOptions = new SslClientAuthenticationOptions
                    {
                        RemoteCertificateValidationCallback = static (_, certificate, _, _) =>
                            certificate?.Subject == InstalledPlace.CertificateName,
                    },
                },
            },
            CancellationToken.None),
        publicUrl);

    public SandboxLink Sandbox => sandbox;

    public override void AddServices(IServiceCollection services)
    {
        services.AddWeChat([], isProduction: false);
        services.AddSingleton(sandbox.PlaceFor(publicUrl));
    }

    public override void Map(WebApplication app) => PreviewSite.Map(app, sandbox);

    public override async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await base.DisposeAsync();
    }
}
