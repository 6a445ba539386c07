namespace VillageCloud.Sandbox.Faults;

/// <summary>The fault ids this sandbox knows; ordering any other is refused.</summary>
internal static class FaultCatalogue
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new[] { NotifyFaults.Known, CallFaults.Known, TransferFaults.Known, BillFaults.Known, ApiFaults.Known }
            .SelectMany(family => family)
            .ToDictionary(entry => entry.Key, entry => entry.Value);
}
