using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>What every dialog with a form does: it sends once under a key that was born with it, shows a refusal and
/// stays open, and goes when what it asked for is done.</summary>
public abstract class DialogForm : ComponentBase
{
    /// <summary>A second click is the first one again.</summary>
    protected IdempotencyKey Key { get; } = IdempotencyKey.New();

    protected Refusal? Refusal { get; set; }

    protected bool Busy => Dialog.IsBusy;

    [CascadingParameter]
    protected OpenDialog Dialog { get; set; } = null!;

    /// <param name="act">Null when it is done, else why not.</param>
    protected async Task Send(Func<Task<Refusal?>> act)
    {
        if (await Ask(act)) await Dialog.Done();
    }

    /// <summary>As <see cref="Send"/>, but the dialog stays: another one may follow.</summary>
    protected async Task<bool> Ask(Func<Task<Refusal?>> act)
    {
        if (Dialog.IsBusy) return false;
        Dialog.IsBusy = true;
        try
        {
            Refusal = await act();
        }
        finally
        {
            Dialog.IsBusy = false;
        }

        return Refusal is null;
    }
}
