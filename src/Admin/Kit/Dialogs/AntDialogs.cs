using AntDesign;
using Microsoft.AspNetCore.Components;

namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>Dialogs as the library's modals.</summary>
internal sealed class AntDialogs(ModalService modals, NavigationManager navigation) : IDialogs
{
    private const int Width = 480;

    // Above a record that lies open in a drawer.
    private const int Above = 1100;

    public async Task<bool> Show<TDialog>(string title, IReadOnlyDictionary<string, object?>? parameters = null)
        where TDialog : IComponent
    {
        ModalRef? modal = null;
        var closed = new TaskCompletionSource();
        var open = new OpenDialog(() => modal?.CloseAsync() ?? Task.CompletedTask);
        var options = new ModalOptions
        {
            Title = title, Width = Width, ZIndex = Above, Footer = null, MaskClosable = false, DestroyOnClose = true,
            Content = Inside<TDialog>(open, parameters),
            OnCancel = _ => open.Cancel(),
            AfterClose = () =>
            {
                closed.TrySetResult();
                return Task.CompletedTask;
            },
        };
        // Whoever goes back or elsewhere meanwhile leaves it first: a page that changes under an open one of the
        // library's ends with the circuit.
        using var leaving = navigation.RegisterLocationChangingHandler(async step =>
        {
            if (open.IsBusy) step.PreventNavigation();
            else await open.Cancel();
        });
        modal = modals.CreateModal(options);
        await closed.Task;
        return open.Outcome;
    }

    private static RenderFragment Inside<TDialog>(OpenDialog open, IReadOnlyDictionary<string, object?>? parameters)
        where TDialog : IComponent => builder =>
    {
        builder.OpenComponent<CascadingValue<OpenDialog>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), open);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), value: true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<TDialog>(0);
            foreach (var (name, value) in parameters ?? new Dictionary<string, object?>(StringComparer.Ordinal))
                inner.AddComponentParameter(1, name, value);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };
}
