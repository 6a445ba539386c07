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

public enum StaffState
{
    Active,

    /// <summary>Acts no more. The name stays beside what was done under it.</summary>
    Disabled,
}

/// <summary>A person who acts in the console for one cooperative.</summary>
public sealed class StaffMember : ICooperativeOwned
{
    public const int LongestName = 20;

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

    public StaffState State { get; private set; }

    /// <summary>As colleagues will read it.</summary>
    /// <returns>The name, or <c>staff.name_invalid</c>.</returns>
    public static Outcome<string> NameOf(string? typed)
    {
        var name = PersonText.Line(typed, LongestName);
        return name.Problem == TextProblem.None ? name.Text : new StaffNameInvalid();
    }

    public Outcome Appoint(StaffRole role)
    {
        if (Role == role) return new StaffUnchanged();
        Role = role;
        return Outcome.Done;
    }

    public Outcome Disable() => Become(StaffState.Disabled);

    public Outcome Enable() => Become(StaffState.Active);

    private Outcome Become(StaffState state)
    {
        if (State == state) return new StaffUnchanged();
        State = state;
        return Outcome.Done;
    }
}
