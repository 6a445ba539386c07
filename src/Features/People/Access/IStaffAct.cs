using VillageCloud.Domain.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Access;

/// <summary>What a member of staff wants to do or to see: who it is, and the duty that it needs.</summary>
public interface IStaffAct
{
    StaffActor By { get; }

    Duty Duty { get; }

    /// <summary>Whether it needs a second factor of the last quarter of an hour.</summary>
    bool AsksForFactor => Duty.AsksForFactor();

    /// <summary>The number of the document that it is about, for the trail. Null when there is none, or when the act
    /// itself makes it (<see cref="StaffWork.Concerns"/>).</summary>
    string? Document => null;
}

/// <summary>An act that changes something: done once, however often it is sent.</summary>
public interface IStaffCommand : IStaffAct
{
    IdempotencyKey Key { get; }
}
