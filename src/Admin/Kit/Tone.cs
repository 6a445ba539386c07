namespace VillageCloud.Admin.Kit;

/// <summary>What a status means, never its colour alone: the words stand beside it.</summary>
public enum Tone
{
    Calm,
    Waiting,
    Moving,
    Good,
    Bad,
}
