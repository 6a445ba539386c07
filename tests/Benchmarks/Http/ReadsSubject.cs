using System.Diagnostics;
using System.Text.Json;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Running;
using VillageCloud.Demo;

namespace VillageCloud.Benchmarks.Http;

/// <summary>Product list and product page of the running village against a bare Kestrel that has the same bytes in its
/// hand. Village, bare server and driver are three processes.</summary>
internal static class ReadsSubject
{
    public const string Name = "reads";
    private const double Aim = 0.8;

    // Of what ours can do: a rate that both sides have to bear, so that their percentiles can be compared.
    private const double RateForPercentiles = 0.5;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        bench.Tell("reads: starting the village");
        await using var village = await VillageProcess.Start(VillageFolder.Temporary(), ct);
        var list = $"/v1/{DemoVillage.Slug}/products";
        var listed = Ask(village.Url, list);
        using var products = JsonDocument.Parse(listed.Body);
        Bench.Check(products.RootElement.GetArrayLength() > 0, "there are products on the shelf");
        var page = $"{list}/{products.RootElement[0].GetProperty("id").GetInt64()}";
        var paged = Ask(village.Url, page);

        var folder = Directory.CreateTempSubdirectory("village-bare");
        try
        {
            BareServer.Store(folder, list, listed.Head, listed.Body);
            BareServer.Store(folder, page, paged.Head, paged.Body);
            await using var bare = await BareProcess.Start(folder.FullName, ct);
            Compare($"product list, {products.RootElement.GetArrayLength()} products", list, listed.Body);
            Compare("product page", page, paged.Body);

            void Compare(string what, string path, byte[] body)
            {
                bench.Tell($"reads: {what}");
                var connections = bench.Options.Connections;
                Measure(
                    bench, $"{what}, {body.Length / 1024.0:0.0} KB",
                    new(new(new(village.Url, path), body, connections), village.Process),
                    new(new(new(bare.Url, path), body, connections), bare.Process));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string Head, byte[] Body) Ask(Uri server, string path)
    {
        using var connection = new HttpConnection(new Uri(server, path));
        return connection.Ask();
    }

    private static void Measure(Bench bench, string what, Server ours, Server limit)
    {
        var length = bench.Options.RoundLength;
        foreach (var server in (Server[])[ours, limit]) _ = server.Load.AsFastAsItGoes(length);
        var pair = Alternation.Run(bench.Options.Rounds, () => ours.Round(length), () => limit.Round(length));
        bench.Report.Add(Row.OfRates(Name, what, pair, "/s", Aim));
        // The driver's own work is the same on both sides, so that it makes a ratio kinder than it is; this it can't.
        bench.Report.Add(Row.Told(
            Name, "　processor time a request: server, and driver", ours.ProcessorTime, limit.ProcessorTime));
        var rate = pair.Product * RateForPercentiles;
        bench.Report.Add(Row.Told(
            Name, $"　at a fixed {Row.Short(rate)} /s", ours.Load.AtRate(rate, length).Latencies.ToString(),
            limit.Load.AtRate(rate, length).Latencies.ToString()));
    }

    private sealed class Server(HttpLoad load, Process process)
    {
        private readonly Process driver = Process.GetCurrentProcess();
        private TimeSpan served;
        private TimeSpan driven;
        private int requests;

        public HttpLoad Load => load;

        public string ProcessorTime =>
            $"{served.TotalMicroseconds / requests:0} µs, {driven.TotalMicroseconds / requests:0} µs";

        public double Round(TimeSpan length)
        {
            var (servedBefore, drivenBefore) = (Used(process), Used(driver));
            var shift = load.AsFastAsItGoes(length);
            served += Used(process) - servedBefore;
            driven += Used(driver) - drivenBefore;
            requests += shift.Latencies.Count;
            return shift.PerSecond;
        }

        private static TimeSpan Used(Process one)
        {
            one.Refresh();
            return one.TotalProcessorTime;
        }
    }
}
