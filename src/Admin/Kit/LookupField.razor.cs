using Microsoft.AspNetCore.Components;

namespace VillageCloud.Admin.Kit;

/// <summary>What <see cref="ChoiceField"/> is for a few answers, this is for as many as a village has households.
/// </summary>
public sealed partial class LookupField
{
    private readonly string id = $"lookup-{Guid.NewGuid():N}";
    private IReadOnlyList<Choice> choices = [];

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<(string Key, string Text)> Choices { get; set; } = [];

    [Parameter]
    public string Placeholder { get; set; } = "打几个字来找";

    [Parameter]
    public string Value { get; set; } = "";

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Null where nothing is chosen yet: then the field says how to choose.</summary>
    private string? Chosen => choices.Any(one => one.Key == Value) ? Value : null;

    // The library's list is made anew with other choices; it would keep some of the old ones.
    protected override void OnParametersSet()
    {
        List<Choice> given = [.. Choices.Select(static one => new Choice(one.Key, one.Text))];
        if (!given.SequenceEqual(choices)) choices = given;
    }

    /// <summary>The list also tells what it was told, and that it has been emptied: neither was chosen by anybody.
    /// </summary>
    private async Task Changed(string? key)
    {
        if (key is null || key == Value) return;
        Value = key;
        try
        {
            await ValueChanged.InvokeAsync(key);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The library would drop it; here it goes where every other exception of the page goes.
            await DispatchExceptionAsync(problem);
        }
    }

    private sealed record Choice(string Key, string Text);
}
