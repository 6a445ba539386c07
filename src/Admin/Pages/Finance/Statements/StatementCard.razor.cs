using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Statements;

/// <summary>What stands around each statement: its name, months, the way onto paper and into a spreadsheet.</summary>
public sealed partial class StatementCard
{
    private string village = "";
    private bool exporting;
    private Refusal? refusal;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What it says, in words for who never kept books.</summary>
    [Parameter, EditorRequired]
    public string Lead { get; set; } = "";

    /// <summary>From the first day to the last.</summary>
    [Parameter, EditorRequired]
    public string Months { get; set; } = "";

    /// <summary>As a spreadsheet.</summary>
    [Parameter, EditorRequired]
    public Func<Task<MemoryStream>> Sheet { get; set; } = null!;

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    protected override async Task OnInitializedAsync() => village = (await Village.Me()).VillageName;

    private async Task Export()
    {
        exporting = true;
        refusal = (await Village.Run((NoteListExport feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, $"{Title} {Months}"), CancellationToken.None))).Refusal;
        if (refusal is null)
        {
            using var file = await Sheet();
            using var reference = new DotNetStreamReference(file, leaveOpen: true);
            await Js.InvokeVoidAsync("village.download", $"{Downloads.NameOf([Title, Months])}.xlsx", reference);
        }

        exporting = false;
    }
}
