using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Admin.Layout;

internal static class StaffWords
{
    public static string Of(StaffRole role) => role switch
    {
        StaffRole.StoreKeeper => "店务",
        StaffRole.Treasurer => "财务",
        StaffRole.Reviewer => "复核",
        StaffRole.Supervisor => "监事",
        _ => "代表",
    };
}
