namespace VillageCloud.Admin.Kit;

/// <summary>One step of a <see cref="StepForm"/>.</summary>
/// <param name="Note">Who did it and when, or who has to do it.</param>
public sealed record Step(string Title, string Note, StepState State);

public enum StepState
{
    Later,
    Now,
    Done,
}
