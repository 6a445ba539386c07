using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <param name="Difference">Theirs less ours.</param>
/// <param name="Owner">Null while nobody looks after it.</param>
/// <param name="AgeDays">Beijing days since it was found, until it ended; 0 on the same day.</param>
/// <param name="EndedAs">Null while it hasn't ended.</param>
/// <param name="MayComeUntil">While a later bill may still confirm it: the day of the last one. It closes itself
/// then.</param>
public sealed record BreakView(
    BreakId Id, BreakSource Source, DateOnly Day, BreakClass Class, string Subject, Money? Ours, Money? Theirs,
    Money Difference, string Sentence, BreakStatus Status, StaffId? Owner, string? OwnerName, DateTimeOffset FoundAt,
    int AgeDays, BreakEnd? EndedAs, DateTimeOffset? EndedAt, DateOnly? MayComeUntil)
{
    internal static BreakView Of(Break found, string? owner, DateTimeOffset now) => new(
        found.Id, found.Source, found.Day, found.Class, found.Subject,
        found.OursFen is { } ours ? new(ours) : null, found.TheirsFen is { } theirs ? new(theirs) : null,
        found.Difference, found.Sentence, found.Status, found.Owner, owner, found.FoundAt,
        BeijingTime.DayOf(found.EndedAt ?? now).DayNumber - BeijingTime.DayOf(found.FoundAt).DayNumber,
        found.EndedAs, found.EndedAt, StillComes(found, now));

    // The bill of a day comes on the morning after it.
    private static DateOnly? StillComes(Break found, DateTimeOffset now) =>
        found is { Status: not BreakStatus.Closed, MayComeUntil: { } until }
            && BeijingTime.DayOf(now) <= until.AddDays(1) ? until : null;
}
