using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

/// <summary>What <see cref="ChoiceField"/> is for a few answers, this is for as many as a village has households.
/// </summary>
public sealed partial class LookupField
{
    /// <summary>More than anybody reads; whoever doesn't find it among them types on.</summary>
    public const int MostShown = 100;

    private readonly string id = $"lookup-{Guid.NewGuid():N}";
    private List<Choice> choices = [];
    private Choice? active;
    private bool isOpen;

    /// <summary>What somebody is typing; null while the field says what is chosen.</summary>
    private string? typed;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The key that <see cref="Value"/> holds, and what people read. No key twice.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Key, string Text)> Choices { get; set; } = [];

    [Parameter]
    public string Placeholder { get; set; } = "打几个字来找";

    /// <summary>The key of what is chosen; one that no choice has stands for nothing chosen yet.</summary>
    [Parameter]
    public string Value { get; set; } = "";

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    private Choice? Chosen => choices.Find(one => one.Key == Value);

    private string Text
    {
        get => typed ?? Chosen?.Text ?? "";
        set
        {
            typed = value;
            isOpen = true;
            active = Found.FirstOrDefault();
        }
    }

    private List<Choice> Found => PersonText.Word(typed) is { } word
        ? choices.FindAll(one => one.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
        : choices;

    private string ListId => $"{id}-list";

    protected override void OnParametersSet()
    {
        List<Choice> given = [.. Choices.Select(static (one, at) => new Choice(at, one.Key, one.Text))];
        if (given.SequenceEqual(choices)) return;
        choices = given;
        active = null;
    }

    private string IdOf(Choice one) => $"{id}-{one.At}";

    private void Open()
    {
        if (isOpen) return;
        isOpen = true;
        active = Chosen;
    }

    private void Close()
    {
        isOpen = false;
        typed = null;
        active = null;
    }

    private async Task Press(KeyboardEventArgs key)
    {
        // An input method takes the same keys for its own words.
        if (key.IsComposing) return;
        switch (key.Key)
        {
            case "ArrowDown": Move(1); break;
            case "ArrowUp": Move(-1); break;
            case "Escape": Close(); break;
            case "Enter" when isOpen && active is not null: await Take(active); break;
        }
    }

    private void Move(int step)
    {
        Open();
        List<Choice> shown = [.. Found.Take(MostShown)];
        if (shown.Count == 0) return;
        var at = active is null ? -1 : shown.IndexOf(active);
        active = shown[at < 0 && step < 0 ? ^1 : Math.Clamp(at + step, 0, shown.Count - 1)];
    }

    /// <summary>Whoever wrote a choice out in full has chosen it; anything less leaves what was chosen before.
    /// </summary>
    private Task Leave()
    {
        var whole = typed is null ? null : choices.Find(one => one.Text == typed.Trim());
        if (whole is not null) return Take(whole);
        Close();
        return Task.CompletedTask;
    }

    private Task Take(Choice one)
    {
        Close();
        if (one.Key == Value) return Task.CompletedTask;
        Value = one.Key;
        return ValueChanged.InvokeAsync(one.Key);
    }

    /// <param name="At">Its place among all.</param>
    private sealed record Choice(int At, string Key, string Text);
}
