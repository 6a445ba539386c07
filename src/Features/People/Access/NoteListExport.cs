using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Access;

/// <summary>Somebody takes a list of the console along as a file; the trail says which.</summary>
public sealed class NoteListExport(StaffWork work)
{
    public Task<Outcome<bool>> Run(Command command, CancellationToken ct) =>
        work.Do("list.export", command, static () => Task.FromResult<Outcome<bool>>(true), ct);

    /// <param name="List">Its title.</param>
    public sealed record Command(StaffActor By, string List) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.ExportLists;

        string? IStaffAct.Document => List;
    }
}
