using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.RegisterImport;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>A register comes in by steps: the file, what would become of each line, and then it is taken. Until then
/// nothing is kept.</summary>
public sealed partial class HouseholdImportPage
{
    /// <summary>Of the template: each cell is text already, so that a spreadsheet leaves long numbers alone.</summary>
    private const int EmptyRows = 500;

    private Step step;
    private bool mayNot;
    private bool busy;
    private bool onlyGood;
    private string fileName = "";
    private byte[] content = [];
    private PreviewRegisterImport.View? preview;
    private ImportRegister.Result? done;
    private (int Done, int Of)? progress;
    private Refusal? refusal;

    private enum Step
    {
        File,
        Preview,
        Done,
    }

    private IReadOnlyList<Stage> Stages =>
    [
        new("选文件", "照模板填", StateOf(Step.File)), new("看过再导入", "几户新的，几行有问题", StateOf(Step.Preview)),
        new("完成", "等复核", StateOf(Step.Done)),
    ];

    private bool MayImport => preview is { New: > 0 } && (preview.BadLines == 0 || onlyGood);

    protected override async Task OnInitializedAsync() =>
        mayNot = !(await Village.Me()).Role.May(Duty.KeepRegister);

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
        const long most = ImportRegister.MostMegabytes * 1024L * 1024;
        if (file.Size > most) return new RegisterFileTooLarge(ImportRegister.MostMegabytes);
        using var read = new MemoryStream();
        await using (var stream = file.OpenReadStream(most)) await stream.CopyToAsync(read);
        (fileName, content, onlyGood) = (file.Name, read.ToArray(), false);
        var seen = await Village.Run((PreviewRegisterImport feature, StaffIdentity me) =>
            feature.Run(Asked(me), CancellationToken.None));
        if (!seen.IsRefused) preview = seen.Value;
        return seen.Refusal;
    }

    private async Task Import()
    {
        (busy, refusal) = (true, null);
        var told = new Told(so => InvokeAsync(() =>
        {
            progress = so;
            StateHasChanged();
        }));
        var taken = await Village.Run((ImportRegister feature, StaffIdentity me) =>
            feature.Run(Asked(me), told, CancellationToken.None));
        (refusal, busy, progress) = (taken.Refusal, false, null);
        if (refusal is null) (done, step) = (taken.Value, Step.Done);
    }

    private ImportRegister.Command Asked(StaffIdentity me) => new(me.Actor, fileName, content, onlyGood);

    private void Again() => (step, refusal, preview, done, content) = (Step.File, null, null, null, []);

    private async Task Template()
    {
        IReadOnlyList<DataColumn<string>> columns =
            [.. RegisterColumns.All.Select(one => new DataColumn<string>(one.Heading, static row => row))];
        using var file = await Spreadsheet.Of(columns, [.. Enumerable.Repeat("", EmptyRows)]);
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        await Js.InvokeVoidAsync("village.download", "农户名册模板.xlsx", reference);
    }

    /// <summary>At once and in order, on whichever thread it is said.</summary>
    private sealed class Told(Func<(int Done, int Of), Task> show) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => _ = show(value);
    }
}
