using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>The shelf's tree, and what may be done to it.</summary>
public sealed partial class CategoriesPage
{
    private LoadState<IReadOnlyList<CategoryRow>> state = null!;
    private bool mayServe;
    private bool busy;
    private Refusal? refusal;

    protected override async Task OnInitializedAsync() => mayServe = (await Village.Me()).Role.May(Duty.Serve);

    private static string DepthOf(CategoryRow one) => $"depth-{one.Depth}";

    private static string DemandsOf(CategoryRow one) =>
        one.Demands.Count == 0 ? "—" : string.Join("、", one.Demands.Select(LicenceKinds.NameOf));

    private static string CloseWord(CategoryRow one) => one.IsClosed ? "启用" : "停用";

    private Task<Outcome<IReadOnlyList<CategoryRow>>> Load() =>
        Village.Look((ListCategories feature) => feature.Run(CancellationToken.None));

    /// <param name="about">Null for a new one.</param>
    /// <param name="parent">Below which it begins.</param>
    private async Task Write(CategoryRow? about, CategoryId? parent)
    {
        refusal = null;
        var done = await Dialogs.Show<CategoryDialog>(
            about is null ? "新建分类" : $"改分类：{about.Path}",
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(CategoryDialog.About)] = about, [nameof(CategoryDialog.Under)] = parent,
                [nameof(CategoryDialog.Tree)] = state.Value ?? [],
            });
        if (!done) return;
        Messages.Success("分类已保存");
        await state.Reload();
    }

    private async Task Close(CategoryRow one)
    {
        if (busy) return;
        busy = true;
        var closed = await Village.Run((CloseCategory feature, StaffIdentity me) => feature.Run(
            new(IdempotencyKey.New(), me.Actor, one.Id, !one.IsClosed), CancellationToken.None));
        busy = false;
        refusal = closed.Refusal;
        if (refusal is not null) return;
        Messages.Success(closed.Value.IsClosed ? $"{one.Name} 已停用" : $"{one.Name} 已启用");
        await state.Reload();
    }
}
