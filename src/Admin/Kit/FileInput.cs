using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace VillageCloud.Admin.Kit;

/// <summary>Where a file is chosen. It can be chosen once the page listens to it: on a slow line that is a second after
/// the field is drawn, and what is chosen within that second is lost without a word.</summary>
public sealed class FileInput : InputFile
{
    private IDictionary<string, object>? told;
    private bool listens;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        told = AdditionalAttributes;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        AdditionalAttributes = listens
            ? told
            : new Dictionary<string, object>(told ?? new Dictionary<string, object>()) { ["disabled"] = true };
        base.BuildRenderTree(builder);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (!firstRender) return;
        listens = true;
        StateHasChanged();
    }
}
