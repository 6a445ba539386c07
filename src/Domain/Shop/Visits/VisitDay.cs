using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Visits;

/// <summary>How many visits the village's shop had on one Beijing day: a number, and nothing of whoever came
/// (decision 45).</summary>
/// <remarks>A visit is one answer to the question what the shop says of itself (its front). The mini-program asks it
/// when the shop is opened, and once more of whoever goes on turning pages after five minutes. Who reads a household's
/// statement opens the same mini-program and counts too. What was refused, failed or never arrived is none. Nobody
/// makes or changes a row but the data layer, which only adds.</remarks>
public sealed class VisitDay : ICooperativeOwned
{
    private VisitDay()
    {
    }

    public CooperativeId CooperativeId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>Above zero: a day without visits has no row.</summary>
    public int Visits { get; private set; }
}
