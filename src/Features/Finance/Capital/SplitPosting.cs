using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Phones;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>A second person has agreed that a household becomes two. The books keep 股金 of all members together, so
/// nothing is posted.</summary>
public sealed class SplitPosting(VillageDb db, Books books, IHouseholdGoods goods, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.Split];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } split) return new SplitNotFound();
        var household = await db.Households.SingleAsync(one => one.Id == split.HouseholdId, ct);
        if (await db.RefuseSplit(household, split.Wish, ct) is { } notNow) return notNow;
        if (await goods.Lacks(household.Id, split.Products, ct)) return new SplitProductElsewhere();
        if ((await books.OwnPeriod(split.Day, ct)).Refusal is { } closed) return closed;
        var made = split.Do(household);
        if (made.Refusal is { } refusal) return refusal;
        db.Households.Add(made.Value);
        // People are rows of their own: whoever amends the old one meanwhile must meet this somewhere.
        db.Entry(household).Property(one => one.Name).IsModified = true;
        await db.LapseCodes(split.Wish.People, ct);
        await db.SaveChangesAsync(ct);
        split.Made(made.Value);
        await goods.Move(split.Products, made.Value.Id, ct);
        var by = request.People.DecidedBy ?? request.People.Maker!.Value;
        Tell(split, household, made.Value, by);
        return new PostedByHand(Split: await ToldOf(split, household, made.Value, ct));
    }

    public async Task WasDeclined(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is { } split) split.Decline().OrThrow();
    }

    private void Tell(HouseholdSplit split, Household old, Household made, StaffId by)
    {
        var now = clock.GetUtcNow();
        var names = string.Join("、", made.People.Select(one => one.Name));
        db.HouseholdEvents.Add(new(
            old, HouseholdEventKind.SplitOff, split.Day, $"{names}分出去，成为 {made.Number} {made.Name}：{split.Reason}",
            by, now));
        db.HouseholdEvents.Add(new(
            made, HouseholdEventKind.CameOut, split.Day, $"从 {old.Number} {old.Name} 分出来：{split.Reason}", by, now));
    }

    private async Task<Told> ToldOf(HouseholdSplit split, Household old, Household made, CancellationToken ct)
    {
        var products = split.Products.ToHashSet();
        return new(
            split.Number, old.Number, old.Name, made.Number, made.Name, split.Day, split.Reason, split.Before,
            split.Taken, made.Channel, [.. made.People.Select(one => one.Name)],
            [.. (await goods.Of(made.Id, ct)).Where(one => products.Contains(one.Id)).Select(one => one.Name)]);
    }

    private Task<HouseholdSplit?> Find(PostingRequest request, CancellationToken ct) =>
        db.HouseholdSplits.Include(one => one.Parts).SingleOrDefaultAsync(one => one.Number == request.Reference, ct);

    /// <param name="Before">What the old one had.</param>
    /// <param name="Taken">What goes along.</param>
    /// <param name="Channel">How the new one is paid.</param>
    /// <param name="People">Of the new one; the first is paid.</param>
    /// <param name="Products">That it sells from then on.</param>
    public sealed record Told(
        string Number, int OldNumber, string OldName, int NewNumber, string NewName, DateOnly Day, string Reason,
        CapitalHolding Before, CapitalHolding Taken, PayoutChannel Channel, IReadOnlyList<string> People,
        IReadOnlyList<string> Products);
}
