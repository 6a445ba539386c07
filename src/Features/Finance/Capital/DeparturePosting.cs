using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>A second person has agreed that a member leaves, or has seen that they were paid.</summary>
public sealed class DeparturePosting(
    VillageDb db, Books books, IEnumerable<ILeavingMatter> matters, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.Departure, PostingKind.CapitalReturn];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } departure) return new DepartureNotFound();
        var household = await db.Households.SingleAsync(one => one.Id == departure.HouseholdId, ct);
        var done = request.Kind == PostingKind.Departure
            ? await Leave(departure, household, request.People, ct)
            : await Pay(departure, ct);
        return done.Refusal is { } refusal ? refusal : new PostedByHand(Departure: Told.Of(departure, household));
    }

    public async Task WasDeclined(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } departure) return;
        (request.Kind == PostingKind.Departure ? departure.Decline() : departure.DeclineReturn()).OrThrow();
    }

    /// <summary>Booked today: the month in which their membership ended may be signed off.</summary>
    private async Task<Outcome> Leave(
        Departure departure, Household household, TwoPeople people, CancellationToken ct)
    {
        // What is counted against them must not change between the look and the end.
        await db.HoldVillageAlone(ct);
        var now = clock.GetUtcNow();
        if ((await matters.Of(household, departure.Day, ct)).Refuse() is { } tooEarly) return tooEarly;
        if (await books.RefuseLoss(departure.BorneLoss, ct) is { } tooMuch) return tooMuch;
        if (departure.Leave(household, BeijingTime.DayOf(now)).Refusal is { } refusal) return refusal;
        if (MemberLeft.Entry(departure) is { } booking) _ = await books.Post(booking, now, ct);
        db.HouseholdEvents.Add(new(
            household, HouseholdEventKind.Left, departure.Day,
            $"退社：{departure.Reason}；应退 {departure.ToReturn} 元", people.DecidedBy ?? people.Maker!.Value, now));
        return Outcome.Done;
    }

    private async Task<Outcome> Pay(Departure departure, CancellationToken ct)
    {
        var day = departure.ReturnDay!.Value;
        var period = await books.OwnPeriod(day, ct);
        if (period.Refusal is { } closed) return closed;
        if (departure.Return().Refusal is { } refusal) return refusal;
        books.Post(MemberLeft.Paid(departure), period.Value, BeijingTime.StartOf(day));
        return Outcome.Done;
    }

    private Task<Departure?> Find(PostingRequest request, CancellationToken ct) =>
        db.Departures.SingleOrDefaultAsync(one => one.Number == request.Reference, ct);

    /// <param name="HouseholdNumber">On the village's register.</param>
    /// <param name="Before">What they had in the capital.</param>
    /// <param name="ReturnDay">Of what was paid; null before.</param>
    public sealed record Told(
        string Number, int HouseholdNumber, string Name, DateOnly Day, string Reason, CapitalHolding Before,
        Money BorneLoss, Money ToReturn, DateOnly? ReturnDay, string? Evidence)
    {
        internal static Told Of(Departure one, Household household) => new(
            one.Number, household.Number, household.Name, one.Day, one.Reason, one.Before, one.BorneLoss, one.ToReturn,
            one.ReturnDay, one.Evidence);
    }
}
