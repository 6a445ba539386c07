using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Admin.Kit.Shapes;

/// <summary>What is alike wherever a spreadsheet comes in. Until its last step nothing is kept.</summary>
public sealed partial class SheetImport<TView, TDone>
    where TView : class
    where TDone : class
{
    private Step step;
    private bool busy;
    private bool onlyGood;
    private bool agrees;
    private SheetWish wish = new("", default);
    private TView? seen;
    private TDone? done;
    private (int Done, int Of)? progress;
    private Refusal? refusal;

    private enum Step
    {
        File,
        Preview,
        Done,
    }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string FileLabel { get; set; } = "";

    [Parameter, EditorRequired]
    public string FileHint { get; set; } = "";

    [Parameter, EditorRequired]
    public int MostMegabytes { get; set; }

    /// <summary>The headings, each with how it is filled in.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Heading, string How)> Columns { get; set; } = [];

    /// <summary>What is looked for in the preview, and what comes when all is taken.</summary>
    [Parameter, EditorRequired]
    public (string Preview, string Done) Notes { get; set; }

    /// <summary>What is counted, e.g. 户.</summary>
    [Parameter, EditorRequired]
    public string Unit { get; set; } = "";

    [Parameter, EditorRequired]
    public Func<SheetWish, Task<Outcome<TView>>> Look { get; set; } = null!;

    /// <summary>Told how far it is while it goes on.</summary>
    [Parameter, EditorRequired]
    public Func<SheetWish, IProgress<(int Done, int Of)>, Task<Outcome<TDone>>> Write { get; set; } = null!;

    /// <summary>Lines with something wrong.</summary>
    [Parameter, EditorRequired]
    public Func<TView, int> BadLines { get; set; } = null!;

    /// <summary>How many would be written.</summary>
    [Parameter, EditorRequired]
    public Func<TView, int> Written { get; set; } = null!;

    /// <summary>What somebody has to say first; null where nothing has to be said.</summary>
    [Parameter]
    public Func<TView, string?>? Confirms { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment<TView> Preview { get; set; } = null!;

    [Parameter, EditorRequired]
    public RenderFragment<TDone> Done { get; set; } = null!;

    [Parameter, EditorRequired]
    public string BackTo { get; set; } = "";

    [Parameter, EditorRequired]
    public string BackWord { get; set; } = "";

    private IReadOnlyList<Stage> Stages =>
    [
        new("选文件", "照模板填", StateOf(Step.File)), new("看过再导入", Notes.Preview, StateOf(Step.Preview)),
        new("完成", Notes.Done, StateOf(Step.Done)),
    ];

    private bool MayImport => seen is not null && Written(seen) > 0 && (BadLines(seen) == 0 || onlyGood)
        && (Confirms?.Invoke(seen) is null || agrees);

    private StageState StateOf(Step one) =>
        step == one && one != Step.Done ? StageState.Now : step >= one ? StageState.Done : StageState.Later;

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        busy = true;
        refusal = await Read(chosen.File);
        busy = false;
        if (refusal is null) step = Step.Preview;
    }

    private async Task<Refusal?> Read(IBrowserFile file)
    {
        var most = MostMegabytes * 1024L * 1024;
        if (file.Size > most) return new SheetFileTooLarge(MostMegabytes);
        using var read = new MemoryStream();
        await using (var stream = file.OpenReadStream(most)) await stream.CopyToAsync(read);
        (wish, onlyGood, agrees) = (new(file.Name, read.ToArray()), false, false);
        var look = await Look(wish);
        if (!look.IsRefused) seen = look.Value;
        return look.Refusal;
    }

    private async Task Import()
    {
        if (busy) return;
        (busy, refusal) = (true, null);
        var told = new Told(so => InvokeAsync(() =>
        {
            progress = so;
            StateHasChanged();
        }));
        var taken = await Write(wish with { OnlyGood = onlyGood, Agrees = agrees }, told);
        (refusal, busy, progress) = (taken.Refusal, false, null);
        if (refusal is null) (done, step) = (taken.Value, Step.Done);
    }

    private void Again() => (step, refusal, seen, done, wish) = (Step.File, null, null, null, new("", default));

    /// <summary>At once and in order, on whichever thread it is said.</summary>
    private sealed class Told(Func<(int Done, int Of), Task> show) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => _ = show(value);
    }
}

/// <summary>A file that somebody chose, and what they said to it.</summary>
/// <param name="OnlyGood">Lines with something wrong are left out.</param>
/// <param name="Agrees">To what had to be said first.</param>
public sealed record SheetWish(
    string FileName, ReadOnlyMemory<byte> Content, bool OnlyGood = false, bool Agrees = false);
