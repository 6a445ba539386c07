using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Things of one kind that settle when their time has come.</summary>
internal abstract class Due
{
    /// <summary>Under which what couldn't be settled is counted and postponed.</summary>
    public abstract Worklist.List List { get; }

    /// <summary>What one transaction takes.</summary>
    public abstract int Chunk { get; }

    /// <summary>The first of them, but for those that are postponed; inside a unit of work.</summary>
    /// <param name="most">At most so many.</param>
    public abstract Task<Outcome<SettlementSum>> Settle(int most, CancellationToken ct);

    /// <summary>By what it would be postponed; null when nothing is due.</summary>
    public abstract Task<string?> First(CancellationToken ct);

    /// <summary>Whether what had trouble is still to be settled.</summary>
    public abstract Task<bool> IsOpen(string number, CancellationToken ct);
}
