namespace VillageCloud.Features.People.Staff;

/// <summary>Whether somebody can sign in now, and why not.</summary>
public enum StaffStanding
{
    Active,

    /// <summary>Has not used a link yet, or needs a new one.</summary>
    Invited,

    /// <summary>After too many wrong tries, somebody's or a stranger's, the next one has to wait.</summary>
    HeldUp,

    Disabled,
}
