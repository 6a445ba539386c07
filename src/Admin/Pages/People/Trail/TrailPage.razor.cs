using System.Globalization;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using TrailRow = VillageCloud.Features.People.Access.ListTrail.TrailRow;

namespace VillageCloud.Admin.Pages.People.Trail;

public sealed partial class TrailPage
{
    private const string Operator = "operator";

    private readonly ListFilter person = new("person", "人员") { IsLong = true };
    private readonly ListFilter act = new("act", "做了什么")
    {
        Choices = [("", "全部"), .. TrailWords.All], IsLong = true,
    };

    private readonly ListFilter from = new("from", "从哪天") { IsDay = true };
    private readonly ListFilter to = new("to", "到哪天") { IsDay = true };
    private readonly RecentFilter span = new("span", "没选日期时");
    private IReadOnlyList<DataColumn<TrailRow>> columns = [];
    private bool mayNot;

    protected override async Task OnInitializedAsync()
    {
        columns =
        [
            new("时间", row => Beijing.Text(row.At), SortBy: nameof(TrailRow.At)),
            new("人员", row => row.Who ?? "系统维护人员"),
            new("做了什么", row => TrailWords.Of(row.Verb)),
            new("单号", row => row.Document ?? "", IsLong: true),
            new("代码", row => row.Verb, IsHidden: true),
        ];
        mayNot = !(await Village.Me()).Role.May(Duty.SeeTrail);
        var found = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        person.Choices =
        [
            ("", "全部"), (Operator, "系统维护人员"),
            .. (found.IsRefused ? [] : found.Value).Select(one =>
                (one.Id.Value.ToString(CultureInfo.InvariantCulture), one.Name)),
        ];
    }

    private StaffId? Person =>
        long.TryParse(person.Value, CultureInfo.InvariantCulture, out var id) ? new StaffId(id) : null;

    private async Task<Outcome<Page<TrailRow>>> Load(PageQuery page, string search)
    {
        var found = await Village.Run((ListTrail feature, StaffIdentity me) => feature.Run(
            new(
                me.Actor, page, Person, from.Day, to.Day, search, act.Value.Length > 0 ? act.Value : null,
                person.Value == Operator, span.IsRecent),
            CancellationToken.None));
        return found.Map(trail =>
        {
            span.LeavesOut = trail.LeavesOut;
            return trail.Page;
        });
    }
}
