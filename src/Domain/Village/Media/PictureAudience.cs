namespace VillageCloud.Domain.Village.Media;

/// <summary>Who may see a picture. The two lie apart: the key of one opens nothing among the others.</summary>
public enum PictureAudience
{
    /// <summary>Whoever has its address: it is for the shop's window.</summary>
    Everybody,

    /// <summary>Some of the village's staff: it is of a paper, which tells of people.</summary>
    Staff,
}
