using System.CommandLine;
using Spectre.Console;
using VillageCloud.Benchmarks;
using VillageCloud.Benchmarks.Http;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Data;

var subjects = new Argument<string[]>("subjects") { Description = "which to measure (default: all)" };
subjects.AcceptOnlyFromAmong([.. Subjects.All.Select(static subject => subject.Name)]);
var smoke = new Option<bool>("--smoke") { Description = "tiny sizes: does each subject still run to its end?" };
var lines = new Option<string?>("--lines") { Description = "lines to settle, e.g. 10000,100000,1000000" };
var minutes = new Option<double?>("--minutes") { Description = "minutes of mixed load (default: 1)" };
var rounds = new Option<int?>("--rounds") { Description = "rounds of each pair (default: 5)" };
var seconds = new Option<double?>("--seconds") { Description = "length of a round (default: 3)" };
var engine = new Option<DatabaseProvider?>("--engine") { Description = "MySql or Sqlite (default: both)" };
var markdown = new Option<string?>("--markdown") { Description = "write the table to this file, too" };

var bare = new Command(BareServer.Command) { Hidden = true };
var folder = new Argument<string>("folder");
bare.Add(folder);
bare.SetAction((parsed, ct) => BareServer.Serve(parsed.GetValue(folder)!, ct));

var root = new RootCommand("Measures the product against the limits of this machine and prints one table of ratios.")
{
    subjects, smoke, lines, minutes, rounds, seconds, engine, markdown, bare,
};
root.SetAction(async (parsed, ct) =>
{
    var options = parsed.GetValue(smoke) ? BenchOptions.Smoke : new BenchOptions();
    options = options with
    {
        Lines = parsed.GetValue(lines) is { } sizes ? [.. sizes.Split(',').Select(int.Parse)] : options.Lines,
        MixedLoad = parsed.GetValue(minutes) is { } some ? TimeSpan.FromMinutes(some) : options.MixedLoad,
        Rounds = parsed.GetValue(rounds) ?? options.Rounds,
        RoundLength = parsed.GetValue(seconds) is { } length ? TimeSpan.FromSeconds(length) : options.RoundLength,
        Engines = parsed.GetValue(engine) is { } one ? [one] : options.Engines,
    };
    var asked = parsed.GetValue(subjects) is { Length: > 0 } names ? names : null;
    return await Measure(
        [.. Subjects.All.Where(subject => asked is null || asked.Contains(subject.Name))], options,
        parsed.GetValue(markdown), ct);
});
Console.OutputEncoding = System.Text.Encoding.UTF8;
return await root.Parse(args).InvokeAsync();

static async Task<int> Measure(
    IReadOnlyList<Subject> subjects, BenchOptions options, string? markdown, CancellationToken ct)
{
    var report = new Report();
    // To stderr, so that the table can be piped on.
    var bench = new Bench(options, report, static said => Console.Error.WriteLine($"… {said}"));
    var failed = false;
    foreach (var subject in subjects)
    {
        try
        {
            await subject.Run(bench, ct);
        }
        catch (CheckFailedException wrong)
        {
            failed = true;
            await Console.Error.WriteLineAsync($"✗ {subject.Name}: {wrong.Message}");
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // What the other subjects measured, perhaps for half an hour, is not thrown away for it.
            failed = true;
            await Console.Error.WriteLineAsync($"✗ {subject.Name}: {broken}");
        }
    }

    var withServer = subjects.Any(subject => subject.NeedsServer(options));
    var machine = await Machine.Describe(withServer, ct);
    report.Print(AnsiConsole.Console, machine);
    if (markdown is not null) await File.WriteAllTextAsync(markdown, report.ToMarkdown(machine), ct);
    return failed ? 1 : 0;
}
