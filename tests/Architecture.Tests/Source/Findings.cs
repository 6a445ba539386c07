namespace VillageCloud.Architecture.Tests.Source;

public static class Findings
{
    /// <summary>Fails with every finding on a line of its own, so that all are seen in one run.</summary>
    public static void AreNone(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        if (all.Count > 0) Assert.Fail($"{all.Count} finding(s):\n{string.Join('\n', all)}");
    }
}
