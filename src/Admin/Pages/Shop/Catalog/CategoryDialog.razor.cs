using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>A category gets its name and its place.</summary>
public sealed partial class CategoryDialog
{
    private readonly IReadOnlyList<(string Key, string Text)> kinds =
        [.. Enum.GetValues<GoodsKind>().Select(static one => (one.ToString(), CatalogWords.Of(one)))];

    private readonly IReadOnlyList<(string Key, string Text)> demands =
    [
        ("", "不用证"),
        .. Enum.GetValues<LicenceKind>().Select(static one => (one.ToString(), LicenceKinds.NameOf(one))),
    ];

    private IReadOnlyList<(string Key, string Text)> parents = [];
    private string name = "";
    private string parent = "";
    private string after = "";
    private string demand = "";
    private string kind = nameof(GoodsKind.Tea);

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public CategoryRow? About { get; set; }

    [Parameter]
    public CategoryId? Under { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<CategoryRow> Tree { get; set; } = [];

    /// <summary>Those beside it, in their order.</summary>
    private IReadOnlyList<(string Key, string Text)> Row =>
        [("", "排在最前"), .. Beside.Select(static one => (CategoryChoices.KeyOf(one.Id), one.Name))];

    private IEnumerable<CategoryRow> Beside =>
        Tree.Where(one => one.ParentId == CategoryChoices.Read(parent) && one.Id != About?.Id);

    protected override void OnInitialized()
    {
        // Where it can't hang at all is not offered; how deep what lies below it comes, the feature says.
        parents =
        [
            ("", "最上层"),
            .. Tree.Where(one => one.Id == Under || (!one.IsClosed && one.Depth < Category.MostDeep && !IsOwn(one)))
                .Select(static one => (CategoryChoices.KeyOf(one.Id), one.Path)),
        ];
        parent = Under is { } under ? CategoryChoices.KeyOf(under) : "";
        kind = (About ?? Tree.FirstOrDefault(one => one.Id == Under))?.Kind.ToString() ?? kind;
        name = About?.Name ?? "";
        demand = About?.Demand?.ToString() ?? "";
        after = Before() is { } before ? CategoryChoices.KeyOf(before.Id) : "";
    }

    private bool IsOwn(CategoryRow one) => About is { } about
        && (one.Id == about.Id || one.Path.StartsWith($"{about.Path}{Category.Between}", StringComparison.Ordinal));

    /// <summary>After which it stands now; a new one comes last.</summary>
    private CategoryRow? Before() => About is null
        ? Beside.LastOrDefault()
        : Tree.TakeWhile(one => one.Id != About.Id).LastOrDefault(one => one.ParentId == About.ParentId);

    private void Hang(string chosen)
    {
        parent = chosen;
        after = Beside.LastOrDefault() is { } last ? CategoryChoices.KeyOf(last.Id) : "";
    }

    private Task Save() => Send(async () => (await Village.Run((SaveCategory feature, StaffIdentity me) => feature.Run(
        new(
            Key, me.Actor, About?.Id, About?.Version ?? 0,
            new(
                name, Enum.Parse<GoodsKind>(kind), CategoryChoices.Read(parent), CategoryChoices.Read(after),
                Enum.TryParse<LicenceKind>(demand, out var asked) ? asked : null)),
        CancellationToken.None))).Refusal);
}
