using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VillageCloud.Domain.Finance.Rules;

namespace VillageCloud.Data.Finance;

/// <summary>The steps of a proposal as one column.</summary>
internal static class ProposedSteps
{
    public const int Longest = 4_000;

    public static readonly ValueComparer<IReadOnlyList<ProposedStep>> Same = new(
        static (one, other) => one!.SequenceEqual(other!), static steps => steps.Count, static steps => steps);

    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(IReadOnlyList<ProposedStep> steps) =>
        JsonSerializer.Serialize(steps.Select(Row.From), Options);

    public static IReadOnlyList<ProposedStep> Read(string text) =>
        [.. JsonSerializer.Deserialize<Row[]>(text, Options)!.Select(static row => row.Step)];

    private sealed record Row(
        long Party, StepKind Kind, long? AmountFen, int? BasisPoints, PercentBase? Of, long? CapFen, long? FloorFen)
    {
        [JsonIgnore]
        public ProposedStep Step => new(new(Party), Kind, AmountFen, BasisPoints, Of, CapFen, FloorFen);

        public static Row From(ProposedStep step) => new(
            step.Party.Value, step.Kind, step.AmountFen, step.BasisPoints, step.Of, step.CapFen, step.FloorFen);
    }
}
