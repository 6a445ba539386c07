using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace VillageCloud.Admin.Kit;

/// <summary>What of a page stands in its address: what was searched for, the page of a list, the record that lies open.
/// So a reload shows the same, and a link that is sent shows it to somebody else.</summary>
public sealed class AddressBar : IDisposable
{
    private readonly NavigationManager navigation;
    private readonly IJSRuntime js;
    private SortedDictionary<string, string> words = new(StringComparer.Ordinal);
    private string path = "";
    private string taken = "";

    public AddressBar(NavigationManager navigation, IJSRuntime js)
    {
        (this.navigation, this.js) = (navigation, js);
        Take(navigation.Uri);
        navigation.LocationChanged += OnMoved;
    }

    /// <summary>Somebody followed a link or went back; it may lead to the same page.</summary>
    public event EventHandler? Moved;

    /// <summary>Without what stands after the question mark.</summary>
    public string Path
    {
        get
        {
            CatchUp();
            return path;
        }
    }

    private SortedDictionary<string, string> Words
    {
        get
        {
            CatchUp();
            return words;
        }
    }

    public string? Read(string name) => Words.GetValueOrDefault(name);

    public IReadOnlyList<string> NamesFrom(string prefix) =>
        [.. Words.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];

    public Task Write(string name, string? word) => Write([new(name, word)]);

    /// <summary>Changes these words and leaves the others. The browser's address is rewritten in place: going back
    /// leads to the page before, not to each step of a search.</summary>
    public async Task Write(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var before = Query();
        foreach (var (name, word) in changes)
        {
            if (string.IsNullOrEmpty(word)) _ = Words.Remove(name);
            else Words[name] = word;
        }

        if (Query() != before) await js.InvokeVoidAsync("village.rewriteAddress", Query());
    }

    public void Dispose() => navigation.LocationChanged -= OnMoved;

    private string Query() => QueryHelpers.AddQueryString("", Words.Select(word => KeyValuePair.Create(
        word.Key, (string?)word.Value)));

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        Take(moved.Location);
        Moved?.Invoke(this, EventArgs.Empty);
    }

    // A page that a link leads to is drawn as soon as there is a new address, and may read it before we are told.
    private void CatchUp()
    {
        if (navigation.Uri != taken) Take(navigation.Uri);
    }

    private void Take(string location)
    {
        var uri = new Uri(location);
        (taken, path) = (location, uri.AbsolutePath);
        words = new(
            QueryHelpers.ParseQuery(uri.Query).ToDictionary(one => one.Key, one => one.Value.ToString()),
            StringComparer.Ordinal);
    }
}
