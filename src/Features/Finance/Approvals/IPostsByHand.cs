using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What one noun posts when a second person has approved it. Found by its type: a new noun adds one and
/// changes nothing else.</summary>
public interface IPostsByHand
{
    IReadOnlyCollection<PostingKind> Kinds { get; }

    /// <summary>Posts what was asked for, if it is still that. Works inside a unit of work.</summary>
    Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct);

    /// <summary>It was declined, or taken back: the noun waits no more. Works inside a unit of work.</summary>
    Task WasDeclined(PostingRequest request, CancellationToken ct) => Task.CompletedTask;
}
