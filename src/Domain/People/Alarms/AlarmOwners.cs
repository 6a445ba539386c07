using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Domain.People.Alarms;

/// <summary>Who looks after which kind of alarm: the first part of its code decides, and whoever keeps the books looks
/// after the rest.</summary>
public static class AlarmOwners
{
    private static readonly Dictionary<string, StaffRole> ByKind = new(StringComparer.Ordinal)
    {
        // Whoever keeps the books isn't who is asked whether they hold.
        ["books"] = StaffRole.Supervisor,
        ["access"] = StaffRole.Supervisor,
        ["bill"] = StaffRole.Treasurer,
        ["inbox"] = StaffRole.Treasurer,
        ["notice"] = StaffRole.Treasurer,
        ["outbox"] = StaffRole.Treasurer,
        ["payment"] = StaffRole.Treasurer,
        ["payout"] = StaffRole.Treasurer,
        ["refund"] = StaffRole.Treasurer,
        ["restore"] = StaffRole.Treasurer,
        ["settlement"] = StaffRole.Treasurer,
        ["licence"] = StaffRole.StoreKeeper,
        ["order"] = StaffRole.StoreKeeper,
        ["product"] = StaffRole.StoreKeeper,
        ["shipping"] = StaffRole.StoreKeeper,
    };

    public static StaffRole Of(string code) =>
        ByKind.GetValueOrDefault(code.Split('.', 2)[0], StaffRole.Treasurer);
}
