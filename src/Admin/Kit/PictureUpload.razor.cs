using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Admin.Kit;

/// <summary>One file after the other: what was taken stays, whatever becomes of the next.</summary>
/// <typeparam name="T">What a picture is to the page once it is taken.</typeparam>
public sealed partial class PictureUpload<T>
{
    private const int Chunk = 64 * 1024;
    private const int MostFiles = 30;

    private readonly string id = $"upload-{Guid.NewGuid():N}";
    private readonly List<(string Name, Refusal Why)> refused = [];
    private string? going;
    private int percent;

    /// <summary>Each time a new field: a browser says nothing when the same file is chosen again.</summary>
    private int round;

    private bool IsShut => Room <= 0 || going is not null;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>How many more there may be.</summary>
    [Parameter]
    public int Room { get; set; } = 1;

    [Parameter]
    public bool IsMany { get; set; }

    /// <summary>What is said of those for which there is no room.</summary>
    [Parameter]
    public Refusal? TooMany { get; set; }

    /// <summary>Hands what was read to a feature.</summary>
    [Parameter, EditorRequired]
    public Func<byte[], Task<Outcome<T>>> Send { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventCallback<T> OnUploaded { get; set; }

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        refused.Clear();
        var files = chosen.GetMultipleFiles(MostFiles);
        var most = Room;
        foreach (var (file, at) in files.Take(most).Select(static (file, at) => (file, at + 1)))
        {
            (going, percent) = ($"正在上传 {file.Name}（第 {at} 张，共 {Math.Min(files.Count, most)} 张）", 0);
            var taken = await Upload(file);
            if (taken.Refusal is { } why) refused.Add((file.Name, why));
            else await OnUploaded.InvokeAsync(taken.Value);
        }

        if (files.Count > most && TooMany is not null) refused.Add((files[most].Name, TooMany));
        going = null;
        round++;
    }

    private async Task<Outcome<T>> Upload(IBrowserFile file)
    {
        if (file.Size > PictureLimits.MostBytes) return new PictureTooLarge();
        byte[] content;
        try
        {
            content = await Read(file);
        }
        catch (IOException)
        {
            return new PictureBroken(); // It was moved or ended while it was read.
        }

        return await Send(content);
    }

    private async Task<byte[]> Read(IBrowserFile file)
    {
        await using var stream = file.OpenReadStream(PictureLimits.MostBytes);
        using var read = new MemoryStream();
        var chunk = new byte[Chunk];
        for (var got = await stream.ReadAsync(chunk); got > 0; got = await stream.ReadAsync(chunk))
        {
            read.Write(chunk, 0, got);
            var now = (int)(read.Length * 100 / file.Size);
            if (now < percent + 5) continue;
            percent = now;
            StateHasChanged();
        }

        return read.ToArray();
    }
}
