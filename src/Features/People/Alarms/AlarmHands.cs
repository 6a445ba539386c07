using VillageCloud.Data;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Alarms;

internal static class AlarmHands
{
    /// <summary>What somebody has to do something about: open, of their duty, and not with a colleague of the same duty
    /// who can.</summary>
    public static IQueryable<Alarm> ToDoOf(this VillageDb db, StaffId who, StaffRole role) => db.Alarms.Where(alarm =>
        alarm.ClosedAt == null && alarm.Owner == role
        && (alarm.Assignee == null || alarm.Assignee == who || !db.Staff.Any(other =>
            other.Id == alarm.Assignee && other.Role == role && other.State == StaffState.Active)));
}
