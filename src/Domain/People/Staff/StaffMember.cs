using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Staff;

public enum StaffRole
{
    StoreKeeper,
    Treasurer,
    Reviewer,
    Supervisor,
    Representative,
}

/// <summary>A person who acts in the console for one cooperative.</summary>
public sealed class StaffMember : ICooperativeOwned
{
    private StaffMember()
    {
    }

    public StaffMember(CooperativeId cooperativeId, string name, StaffRole role)
    {
        CooperativeId = cooperativeId;
        Name = name;
        Role = role;
    }

    public StaffId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Name { get; private set; } = "";

    public StaffRole Role { get; private set; }
}
