using System.Globalization;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Pay;

namespace VillageCloud.Sandbox.Control;

/// <summary>The sandbox as a whole: configuration, journal, violations, reset, keys.</summary>
internal sealed class SandboxControl(World world, Func<SandboxBootstrap> bootstrap, PayFace pay)
{
    public IEnumerable<ControlRoute> Routes() =>
    [
        new("GET", "bootstrap", _ => ControlCall.Ok(bootstrap())),
        new("POST", "reset", Reset),
        new("GET", "journal", Journal),
        new("GET", "violations", _ => ControlCall.Ok(world.Violations.All())),
        new("DELETE", "violations", _ => Forgive()),
        new("POST", "keys/rotate", _ => Rotate()),
    ];

    private Answer Reset(ControlCall call)
    {
        var seed = (int)(call.Whole("seed") ?? world.Options.Seed);
        world.Reset(seed);
        pay.Forget();
        return ControlCall.Ok(new { seed, now = world.Now });
    }

    private Answer Journal(ControlCall call)
    {
        var since = long.TryParse(call.Query("since"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        return ControlCall.Ok(world.Journal.Since(since));
    }

    private Answer Forgive()
    {
        world.Violations.Clear();
        return Answer.NoContent();
    }

    private Answer Rotate()
    {
        world.RotatePlatformCertificate();
        var current = world.Merchant.CurrentPlatform;
        return ControlCall.Ok(new { platformCertificateSerial = current.Serial });
    }
}
