namespace VillageCloud.Features.Tests.Model;

/// <summary>What goes wrong between WeChat and us, each now and then (the sandbox's faults). Lies are left out: what
/// WeChat signs is true here.</summary>
internal static class Weather
{
    private static readonly (string Id, double Probability, object Parameters)[] Faults =
    [
        // Done, and the answer doesn't say so.
        ("T3", 0.04, new { }), ("T5", 0.02, new { }), ("T7", 0.02, new { kind = "missing" }),
        ("T8", 0.02, new { committed = true }), ("T13", 0.02, new { kind = "truncated" }),
        // Not done.
        ("T4", 0.04, new { }), ("T8", 0.02, new { committed = false }), ("A4", 0.03, new { }),
        // Notices that come twice, overtaken, before the answer, late, again, or never.
        ("N1", 0.1, new { copies = 2 }), ("N2", 0.05, new { }), ("N4", 0.05, new { }),
        ("N5", 0.05, new { delaySeconds = 7_200 }), ("N9", 0.05, new { kind = "fresh", delaySeconds = 900 }),
        ("N3", 0.1, new { attempts = 1 }), ("N3", 0.08, new { }),
        // Payees and their banks; bills that are late.
        ("X5", 0.1, new { reason = "ACCOUNT_NOT_EXIST" }), ("X6", 0.3, new { }), ("X2", 0.1, new { }),
        ("B1", 0.05, new { }),
    ];

    public static async Task Worsen(Play play)
    {
        foreach (var (id, probability, parameters) in Faults)
            _ = await play.Tell("faults", new { id, probability, times = -1, parameters });
    }

    public static async Task Clear(Play play)
    {
        using var cleared = await play.Village.Sandbox.Control.DeleteAsync("/__sandbox/faults");
        _ = cleared.EnsureSuccessStatusCode();
    }
}
