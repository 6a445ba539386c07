using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>A new category, or one that gets another name, kind or place. By which rule its goods are divided is not
/// changed by that: three parties agreed on it, and whoever keeps the shelf is none of them.</summary>
public sealed class SaveCategory(VillageDb db, StaffWork work)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) =>
        work.Once("category.save", command, () => Save(command, ct), ct);

    private async Task<Outcome<Result>> Save(Command command, CancellationToken ct)
    {
        var tree = await db.HoldTree(ct);
        var found = command.Id is { } id ? await Amend(tree, id, command, ct) : tree.Add(command.Entry);
        if (found.Refusal is { } refusal) return refusal;
        var category = found.Value;
        if (command.Id is null) db.Categories.Add(category);
        await db.SaveChangesAsync(ct);
        work.Concerns(category.Path);
        return new Result(category.Id, category.Path);
    }

    private async Task<Outcome<Category>> Amend(
        CategoryTree tree, CategoryId id, Command command, CancellationToken ct)
    {
        if (tree.Find(id) is not { } category) return new CategoryNotFound();
        if (category.Version != command.Version) return new CategoryChangedMeanwhile();
        var before = CategoryTree.Upwards(category.Parent).ToList();
        if (tree.Amend(category, command.Entry).Refusal is { } refusal) return refusal;
        var after = CategoryTree.Upwards(category.Parent).ToList();
        var ruled = before.Except(after).Concat(after.Except(before)).ToList();
        return await FirstWithRule(ruled, ct) is { } held ? new CategoryHeldByRule(held.Path) : category;
    }

    private async Task<Category?> FirstWithRule(List<Category> among, CancellationToken ct)
    {
        if (among.Count == 0) return null;
        var ids = among.ConvertAll(static one => (CategoryId?)one.Id);
        var agreed = db.RevenueRules.Where(one => ids.Contains(one.CategoryId)).Select(one => one.CategoryId);
        var asked = db.RuleProposals.Where(one => one.Status == ProposalStatus.Waiting)
            .Where(one => ids.Contains(one.CategoryId)).Select(one => one.CategoryId);
        var held = await agreed.Concat(asked).ToListAsync(ct);
        return among.Find(one => held.Contains(one.Id));
    }

    /// <param name="Id">Null for a new one.</param>
    /// <param name="Version">What its form began with.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, CategoryId? Id, int Version, CategoryEntry Entry) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(CategoryId Id, string Path);
}
