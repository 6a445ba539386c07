using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Layout;
using VillageCloud.Admin.Pages.Finance.Rules;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Staff;

/// <summary>What shall change about one person; it waits for a second one.</summary>
public sealed partial class StaffDialog
{
    private readonly IReadOnlyList<(string Key, string Text)> roles =
        [.. Enum.GetValues<StaffRole>().Select(static one => (one.ToString(), StaffWords.Of(one)))];

    private readonly IReadOnlyList<(string Key, string Text)> seats =
        [("", "请选择"), .. Enum.GetValues<Seat>().Select(static one => (one.ToString(), RuleWords.Of(one)))];

    private string name = "";
    private string role = nameof(StaffRole.StoreKeeper);
    private string seat = "";
    private string reason = "";

    [Parameter, EditorRequired]
    public StaffWish Wish { get; set; }

    /// <summary>Null for somebody new.</summary>
    [Parameter]
    public StaffRow? About { get; set; }

    protected override void OnInitialized()
    {
        if (About is { } one) (role, seat) = (one.Role.ToString(), one.Seat?.ToString() ?? "");
    }

    private Task Save() => Send(async () => (await Village.Run((RequestStaffChange feature, StaffIdentity me) =>
        feature.Run(
            new(
                Key, me.Actor, Wish, About?.Id, name, Enum.Parse<StaffRole>(role),
                Enum.TryParse<Seat>(seat, out var chosen) ? chosen : null, reason),
            CancellationToken.None))).Refusal);
}
