using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Finance.Dividends;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>What the members' assembly decided about a plan, and what the law asks of it.</summary>
public sealed partial class ResolutionPart
{
    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private async Task Record()
    {
        var done = await Dialogs.Show<ResolutionDialog>(
            "登记成员大会决议",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ResolutionDialog.Plan)] = Plan });
        if (!done) return;
        Messages.Success("决议登记好了");
        await OnChanged.InvokeAsync();
    }
}
