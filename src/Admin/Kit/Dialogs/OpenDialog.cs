namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>One dialog on the screen, as what stands in it sees it: it can be closed, with or without an outcome, and
/// it can say that it is at work; meanwhile nobody closes it.</summary>
public sealed class OpenDialog(Func<Task> close)
{
    private bool isDone;

    /// <summary>Set while an answer is awaited: a dialog that went away would take the refusal with it.</summary>
    public bool IsBusy { get; set; }

    /// <summary>How it ended: true when what was asked for has been done.</summary>
    internal bool Outcome => isDone;

    public Task Cancel() => IsBusy ? Task.CompletedTask : close();

    public Task Done()
    {
        isDone = true;
        IsBusy = false;
        return close();
    }
}
