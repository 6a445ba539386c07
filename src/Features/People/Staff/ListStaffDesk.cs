using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>人员: who acts for the village, and how they stand, in order of appointment.</summary>
public sealed class ListStaffDesk(VillageDb db, DutyCheck duties, RealClock real)
{
    private static readonly SortKeys<StaffRow> Keys = new SortKeys<StaffRow>()
        .With(nameof(StaffRow.Name), one => one.Name)
        .With(nameof(StaffRow.Role), one => one.Role)
        .With(nameof(StaffRow.Standing), one => one.Standing)
        .With(nameof(StaffRow.OpenSessions), one => one.OpenSessions)
        .With(nameof(StaffRow.LastSignIn), one => one.LastSignIn);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.SeeStaff, ct)).Refusal is { } denied) return denied;
        IEnumerable<StaffRow> found = await StaffRows.Read(db, real.Now, ct);
        if (query.Role is { } role) found = found.Where(one => one.Role == role);
        if (PersonText.Word(query.Search) is { } text)
        {
            found = found.Where(one => one.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
                || one.User?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
        }

        var all = found.ToList();
        var shown = query.Standing is { } standing ? all.FindAll(one => one.Standing == standing) : all;
        return shown.PageOf(query.Page, Keys).Map(page => new Result(
            page, all.GroupBy(one => one.Standing).ToDictionary(same => same.Key, same => same.Count())));
    }

    /// <param name="Search">Part of a name or a user name.</param>
    public sealed record Query(
        StaffActor By, PageQuery Page, StaffStanding? Standing = null, StaffRole? Role = null,
        string? Search = null) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.SeeStaff;
    }

    /// <param name="Counts">Of all that were found, their standing aside.</param>
    public sealed record Result(Page<StaffRow> Page, IReadOnlyDictionary<StaffStanding, int> Counts);
}
