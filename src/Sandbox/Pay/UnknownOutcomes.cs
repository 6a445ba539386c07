namespace VillageCloud.Sandbox.Pay;

/// <summary>
/// Remembers writes whose answer was lost. Asking for the same thing under a new number before the old one
/// is cleared up is how money gets paid twice, so it is a violation even when no harm came of it.
/// </summary>
internal sealed class UnknownOutcomes(World world)
{
    private readonly Dictionary<string, Open> open = [];

    /// <summary>Notes a write about to be handled.</summary>
    public void Attempt(string endpoint, string number, string intent)
    {
        foreach (var lost in open.Values)
        {
            if (lost.Endpoint == endpoint && lost.Intent == intent && lost.Number != number)
            {
                world.Violations.Add(
                    "NEW_NUMBER_AFTER_UNKNOWN", $"{endpoint} {number} repeats {lost.Number}, whose outcome is unknown");
            }
        }
    }

    public void Lost(string endpoint, string number, string intent) =>
        open[$"{endpoint} {number}"] = new Open(endpoint, number, intent);

    /// <summary>The caller learnt what became of this number.</summary>
    public void Cleared(string endpoint, string number) => open.Remove($"{endpoint} {number}");

    public void Clear() => open.Clear();

    private sealed record Open(string Endpoint, string Number, string Intent);
}
