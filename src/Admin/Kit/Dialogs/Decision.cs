namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>What is said to something that waits for a second person.</summary>
public enum Decision
{
    Approve,
    Decline,

    /// <summary>By who asked for it.</summary>
    TakeBack,
}
