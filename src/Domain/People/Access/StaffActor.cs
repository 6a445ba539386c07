using System.Text.Json.Serialization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

/// <summary>A member of staff in one session of the console. Only a name: whether the session is still open, and what
/// its person may do, is asked of the database at the moment of the act.</summary>
/// <param name="Session">No part of what somebody wishes: the same wish after signing in again is the same.</param>
public readonly record struct StaffActor(StaffId Id, [property: JsonIgnore] StaffSessionId Session);
