using System.Text.Json;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Running;
using VillageCloud.Features.Villages.Demo;

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
            await Compare($"product list, {products.RootElement.GetArrayLength()} products", list, listed.Body);
            await Compare("product page", page, paged.Body);

            async Task Compare(string what, string path, byte[] body)
            {
                bench.Tell($"reads: {what}");
                await Measure(
                    bench, $"{what}, {body.Length / 1024.0:0.0} KB",
                    new(new(village.Url, path), body, bench.Options.Connections),
                    new(new(bare.Url, path), body, bench.Options.Connections));
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

    private static async Task Measure(Bench bench, string what, HttpLoad ours, HttpLoad limit)
    {
        var length = bench.Options.RoundLength;
        _ = ours.AsFastAsItGoes(length);
        _ = limit.AsFastAsItGoes(length);
        var pair = await Alternation.Run(
            bench.Options.Rounds,
            () => Task.FromResult(ours.AsFastAsItGoes(length).PerSecond),
            () => Task.FromResult(limit.AsFastAsItGoes(length).PerSecond));
        bench.Report.Add(Row.OfRates(ReadsSubject.Name, what, pair, "/s", Aim));
        var rate = pair.Product * RateForPercentiles;
        bench.Report.Add(Row.Told(
            Name, $"　at a fixed {Row.Short(rate)} /s", ours.AtRate(rate, length).Latencies.ToString(),
            limit.AtRate(rate, length).Latencies.ToString()));
    }
}
