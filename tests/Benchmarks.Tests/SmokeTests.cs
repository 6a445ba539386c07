using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Data;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Benchmarks.Tests;

/// <summary>Every subject with tiny sizes: it runs to its end, its own checks pass, and it leaves its rows. No figure
/// is judged here: a busy machine is no broken one.</summary>
[NonParallelizable]
public sealed class SmokeTests
{
    public static IEnumerable<TestCaseData> Everything() =>
        from subject in Subjects.All
        from engines in subject.AsksDatabases
            ? new DatabaseProvider[][] { [DatabaseProvider.Sqlite], [DatabaseProvider.MySql] }
            : [[]]
        select new TestCaseData(subject, engines)
            .SetName($"Bench_{subject.Name.Replace('-', '_')}_runs_to_its_end{On(engines)}");

    [TestCaseSource(nameof(Everything)), CancelAfter(120_000)]
    public async Task Runs_to_its_end(Subject subject, DatabaseProvider[] engines, CancellationToken ct)
    {
        if (subject.NeedsBrowser && TestServers.IsFast) Assert.Ignore("needs a browser, which --fast leaves out");
        var report = new Report();
        var options = BenchOptions.Smoke with { Engines = engines };

        await subject.Run(new Bench(options, report, TestContext.Out.WriteLine), ct);

        Assert.That(report.Rows, Is.Not.Empty);
        Assert.That(report.Rows.Select(static row => row.Subject), Is.All.EqualTo(subject.Name));
        Assert.That(report.ToMarkdown("a machine"), Does.Contain("| subject | what |"));
    }

    private static string On(DatabaseProvider[] engines) => engines is [var one] ? $"_on_{one}" : "";
}
