using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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

/// <summary>A second person has agreed that a household is taken into another. What is owed to the old one stays with
/// it and is paid to its payee: an entry that carried it over would have to be explained in both of their statements.
/// </summary>
public sealed class MergePosting(
    VillageDb db, Books books, IEnumerable<ILeavingMatter> matters, IHouseholdGoods goods, TimeProvider clock)
    : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.Merge];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } merge) return new MergeNotFound();
        await db.HoldVillageAlone(ct);
        var household = await db.Households.SingleAsync(one => one.Id == merge.HouseholdId, ct);
        var into = await db.Households.SingleAsync(one => one.Id == merge.IntoId, ct);
        if ((await matters.Of(household, merge.Day, ct)).ForMerge().Refuse() is { } early) return early;
        if ((await books.OwnPeriod(merge.Day, ct)).Refusal is { } closed) return closed;
        if (await db.RefuseMerge(household, ct) is { } notNow) return notNow;
        var before = into.Holding;
        var people = household.WhoMoves();
        // People leave one household before they are seen in the other: nobody is an orphan until all is told.
        db.ChangeTracker.DeleteOrphansTiming = CascadeTiming.OnSaveChanges;
        if (merge.Do(household, into).Refusal is { } refusal) return refusal;
        // People are rows of their own: whoever amends either meanwhile must meet this somewhere.
        db.Entry(household).Property(one => one.Name).IsModified = true;
        db.Entry(into).Property(one => one.Name).IsModified = true;
        await db.LapseCodes([.. people.Select(one => one.Id)], ct);
        var sold = await goods.Of(household.Id, ct);
        await goods.Move([.. sold.Select(one => one.Id)], into.Id, ct);
        Tell(merge, household, into, request.People.DecidedBy ?? request.People.Maker!.Value);
        return new PostedByHand(Merge: new(
            merge.Number, household.Number, household.Name, into.Number, into.Name, merge.Day, merge.Reason, before,
            merge.Taken, [.. people.Select(one => one.Name)],
            household.Receiver?.Name, [.. sold.Select(one => one.Name)]));
    }

    public async Task WasDeclined(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is { } merge) merge.Decline().OrThrow();
    }

    private void Tell(HouseholdMerge merge, Household old, Household into, StaffId by)
    {
        var now = clock.GetUtcNow();
        db.HouseholdEvents.Add(new(
            old, HouseholdEventKind.MergedInto, merge.Day, $"并进 {into.Number} {into.Name}：{merge.Reason}", by, now));
        db.HouseholdEvents.Add(new(
            into, HouseholdEventKind.TookIn, merge.Day, $"{old.Number} {old.Name} 并了进来：{merge.Reason}", by, now));
    }

    private Task<HouseholdMerge?> Find(PostingRequest request, CancellationToken ct) =>
        db.HouseholdMerges.SingleOrDefaultAsync(one => one.Number == request.Reference, ct);

    /// <param name="Before">What the household had that takes in.</param>
    /// <param name="Taken">What comes to it.</param>
    /// <param name="People">Who come.</param>
    /// <param name="Payee">Stays for what is owed to the old one; null where nobody is paid.</param>
    /// <param name="Products">That the other one sells from then on.</param>
    public sealed record Told(
        string Number, int OldNumber, string OldName, int IntoNumber, string IntoName, DateOnly Day, string Reason,
        CapitalHolding Before, CapitalHolding Taken, IReadOnlyList<string> People, string? Payee,
        IReadOnlyList<string> Products);
}
