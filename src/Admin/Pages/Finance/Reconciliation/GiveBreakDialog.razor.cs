using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

public sealed partial class GiveBreakDialog
{
    private IReadOnlyList<(string Key, string Text)> people = [];
    private string owner = "";

    [Parameter, EditorRequired]
    public GetBreak.View View { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var staff = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        Refusal = staff.Refusal;
        if (Refusal is not null) return;
        people =
        [
            .. staff.Value.Where(one => one is { State: StaffState.Active } && one.Role.May(Duty.KeepBooks)
                    && one.Id != View.Break.Owner)
                .Select(one => (one.Id.Value.ToString(CultureInfo.InvariantCulture), one.Name)),
        ];
        owner = people.Count > 0 ? people[0].Key : "";
    }

    private Task Save() => Send(async () =>
    {
        if (!long.TryParse(owner, CultureInfo.InvariantCulture, out var id)) return new NobodyElse();
        return (await Village.Run((AssignBreak feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, View.Break.Id, new StaffId(id)), CancellationToken.None))).Refusal;
    });
}

public sealed record NobodyElse()
    : Refusal("console.nobody_else", "村里没有别的会计岗位的同事，请点「我来处理」，或请管理员先加一位");
