namespace VillageCloud.Admin.Kit.Shapes;

/// <summary>One step of a <see cref="StageForm"/>.</summary>
/// <param name="Note">Who did it and when, or who has to do it.</param>
public sealed record Stage(string Title, string Note, StageState State);

public enum StageState
{
    Later,
    Now,
    Done,
}
