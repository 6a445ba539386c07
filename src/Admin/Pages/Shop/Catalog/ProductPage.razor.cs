using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>A product is written, new or again, on one page.</summary>
public sealed partial class ProductPage
{
    private IReadOnlyList<(string Key, string Text)> households = [];
    private IReadOnlyList<(string Key, string Text)> categories = [];
    private IdempotencyKey key = IdempotencyKey.New();
    private ProductForm form = ProductForm.Empty();
    private GetProductSheet.Sheet? sheet;
    private ShelfState state;
    private bool mayNot;
    private bool busy;
    private Refusal? refusal;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    /// <summary>Of which a new one begins as a copy.</summary>
    [SupplyParameterFromQuery(Name = "copy")]
    public long? CopyOf { get; set; }

    /// <summary>With another product the page is another one.</summary>
    private string What => $"{Id} {CopyOf}";

    private bool IsHouseholdFixed => state != ShelfState.Draft;

    private string HouseholdName => households.FirstOrDefault(one => one.Key == form.Household).Text ?? "";

    private string SaveWord => busy ? "正在保存……" : state switch
    {
        ShelfState.Draft => "存为草稿",
        ShelfState.OnSale => "保 存",
        ShelfState.OffShelf => "只保存",
    };

    protected override async Task OnInitializedAsync() => mayNot = !(await Village.Me()).Role.May(Duty.Serve);

    private async Task<Outcome<ProductForm>> Load()
    {
        var known = await Village.Look((ListHouseholds feature) => feature.Run(CancellationToken.None));
        if (known.Refusal is { } unknown) return unknown;
        households = HouseholdChoices.Staying(known.Value, besides: null);
        (form, sheet, state, refusal) = (ProductForm.Empty(), null, ShelfState.Draft, null);
        var tree = await Village.Look((ListCategories feature) => feature.Run(CancellationToken.None));
        if (tree.Refusal is { } unseen) return unseen;
        if ((Id ?? CopyOf) is not { } from)
        {
            categories = CategoryChoices.Open(tree.Value, besides: null);
            return form;
        }

        var found = await Village.Run((GetProductSheet feature) =>
            feature.Run(new(new(from)), CancellationToken.None));
        if (found.Refusal is { } gone) return gone;
        sheet = found.Value;
        state = Id is null ? ShelfState.Draft : sheet.State;
        categories = CategoryChoices.Open(tree.Value, sheet.Entry.Card.Category);
        households = HouseholdChoices.Staying(known.Value, besides: Id is null ? null : sheet.Household);
        form = ProductForm.Of(sheet, isCopy: Id is null);
        // A copy of what one sold who has left is another's: whose, is still to be said.
        if (HouseholdName.Length == 0) form.Household = "";
        return form;
    }

    private async Task Save(bool putOnSale)
    {
        if (busy) return;
        busy = true;
        var saved = await Send(putOnSale);
        busy = false;
        refusal = saved.Refusal;
        // What was refused may be sent again, put right: that is another wish.
        key = IdempotencyKey.New();
        if (refusal is not null) return;
        var done = saved.Value;
        Messages.Success(done switch
        {
            { State: ShelfState.OnSale } => $"{done.Name} 已保存，正在卖",
            { PublishAt: { } at } => $"{done.Name} 已保存，{Beijing.Text(at)} 自动上架",
            _ => $"{done.Name} 已保存，还没有上架",
        });
        Navigation.NavigateTo($"console/products?q={Uri.EscapeDataString(done.Name)}");
    }

    private async Task<Outcome<SaveProduct.Result>> Send(bool putOnSale)
    {
        var entry = form.Read();
        if (entry.Refusal is { } unreadable) return unreadable;
        var household = form.ReadHousehold();
        if (household.Refusal is { } nobody) return nobody;
        var at = form.ReadPublishAt();
        if (at.Refusal is { } never) return never;
        return await Village.Run((SaveProduct feature, StaffIdentity me) => feature.Run(
            new(
                key, me.Actor, Id is { } id ? new(id) : null, sheet?.Version ?? 0, household.Value, sheet?.Artisan,
                entry.Value, putOnSale, putOnSale ? null : at.Value),
            CancellationToken.None));
    }
}
