using Microsoft.AspNetCore.Components.Forms;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Banking;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Banking;

/// <summary>A statement comes in by steps: the file, what its columns are, what would become of each row, and then it
/// is taken. Until the last one nothing is kept but which column is what.</summary>
public sealed partial class ImportPage
{
    private Step step;
    private bool mayNot;
    private bool busy;
    private string fileName = "";
    private byte[] content = [];
    private LookAtStatement.Result? look;
    private ColumnChoice? choice;
    private string name = "";
    private PreviewBankStatement.View? preview;
    private ImportBankStatement.Result? done;
    private StatementRowsBad? bad;
    private Refusal? refusal;

    private enum Step
    {
        File,
        Columns,
        Preview,
        Done,
    }

    private IReadOnlyList<Stage> Stages =>
    [
        new("选文件", "从网银导出", StateOf(Step.File)), new("说明每一列", "记住一次就行", StateOf(Step.Columns)),
        new("看过再导入", "对上几笔，差错几笔", StateOf(Step.Preview)),
    ];

    private string Rows => done?.FileId is { } file ? BankWords.RowsOf(file) : "console/bank";

    protected override async Task OnInitializedAsync() => mayNot = !(await Village.Me()).Role.May(Duty.KeepBooks);

    private StageState StateOf(Step one) =>
        step == one ? StageState.Now : step > one ? StageState.Done : StageState.Later;

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        busy = true;
        refusal = await Read(chosen.File);
        busy = false;
        if (refusal is null) step = Step.Columns;
    }

    private async Task<Refusal?> Read(IBrowserFile file)
    {
        const long most = LookAtStatement.MostMegabytes * 1024L * 1024;
        if (file.Size > most) return new StatementTooLarge(LookAtStatement.MostMegabytes);
        using var read = new MemoryStream();
        await using (var stream = file.OpenReadStream(most)) await stream.CopyToAsync(read);
        (fileName, content) = (file.Name, read.ToArray());
        var seen = await Village.Run((LookAtStatement feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, content), CancellationToken.None));
        if (seen.Refusal is { } unreadable) return unreadable;
        var layouts = await Village.Look((ListBankLayouts feature) => feature.Run(CancellationToken.None));
        if (layouts.Refusal is { } unknown) return unknown;
        look = seen.Value;
        choice = new(look.Rows, layouts.Value);
        name = choice.Remembered?.Name ?? "";
        return null;
    }

    private async Task Preview()
    {
        busy = true;
        refusal = await Remember();
        if (refusal is null)
        {
            var seen = await Village.Run((PreviewBankStatement feature, StaffIdentity me) =>
                feature.Run(Asked(me), CancellationToken.None));
            (refusal, step) = (seen.Refusal, Step.Preview);
            preview = refusal is null ? seen.Value : null;
            bad = refusal as StatementRowsBad;
        }

        busy = false;
    }

    /// <summary>Before it is tried: whoever has to mend the file doesn't have to say it all again.</summary>
    private async Task<Refusal?> Remember()
    {
        var columns = choice!.Columns;
        if (choice.Remembered is { } known && known.Name == name.Trim() && known.Columns == columns) return null;
        var saved = await Village.Run((SaveBankLayout feature, StaffIdentity me) =>
            feature.Run(new(IdempotencyKey.New(), me.Actor, name, columns), CancellationToken.None));
        if (saved.Refusal is null) name = saved.Value.Name;
        return saved.Refusal;
    }

    private async Task Import()
    {
        busy = true;
        var taken = await Village.Run((ImportBankStatement feature, StaffIdentity me) =>
            feature.Run(Asked(me), CancellationToken.None));
        (refusal, busy) = (taken.Refusal, false);
        if (refusal is null) (done, step) = (taken.Value, Step.Done);
    }

    private ImportBankStatement.Command Asked(StaffIdentity me) => new(me.Actor, fileName, name, content);

    private void Back() => (step, refusal, bad) = (Step.Columns, null, null);

    private void Again() => (step, refusal, bad, preview, done, content) = (Step.File, null, null, null, null, []);
}
