using System.Text;
using System.Text.Json.Nodes;

namespace VillageCloud.Audit.Tests.Files;

/// <summary>One call of the command on a file of its own, and everything it answered.</summary>
internal sealed record AllocationRun(int ExitCode, string Output, string Error)
{
    public static string ExamplePath => Path.Combine(AppContext.BaseDirectory, "Data", "dividend-example.json");

    /// <summary>A fresh copy of the example's facts, to be spoiled by a test.</summary>
    public static JsonObject ExampleInput() =>
        JsonNode.Parse(File.ReadAllText(ExamplePath))!["input"]!.DeepClone().AsObject();

    public static AllocationRun Of(JsonNode content) => OfText(content.ToJsonString());

    public static AllocationRun OfText(string content) => OfBytes(Encoding.UTF8.GetBytes(content));

    public static AllocationRun OfBytes(byte[] content)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, content);
            return OfFile(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static AllocationRun OfFile(string file)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = AllocateCommand.Run(file, output, error);
        return new AllocationRun(exitCode, output.ToString(), error.ToString());
    }
}
