using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Licences;

/// <summary>A paper of one household, or of the cooperative for all of them, as somebody of the staff has read it. An
/// artisan's is their household's.</summary>
public sealed class Licence : ICooperativeOwned, IVersioned
{
    public const int LongestNumber = 40;

    /// <summary>So long before its end somebody is told.</summary>
    public const int DaysToRenew = 30;

    private Licence()
    {
    }

    private Licence(CooperativeId cooperativeId, LicenceEntry entry)
    {
        CooperativeId = cooperativeId;
        OpenSlot = 1;
        Take(entry);
    }

    public LicenceId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public LicenceKind Kind { get; private set; }

    /// <summary>As it stands on the paper.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Null where it is the cooperative's own, which holds for what everybody sells through it.</summary>
    public HouseholdId? HouseholdId { get; private set; }

    /// <summary>The first Beijing day on which it holds.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last one; null where the paper names none.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>A photograph of it, which only staff see; null where nobody took one, or its time is over.</summary>
    public PictureId? ScanId { get; private set; }

    /// <summary>When somebody wrote down that it was taken back or given up.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>1 until it is withdrawn, null afterwards; unique together with kind and number.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <summary>One as it was read, or why it can't be so: <c>licence.number_invalid</c>, <c>licence.days_invalid</c>.
    /// </summary>
    public static Outcome<Licence> Enter(CooperativeId cooperativeId, LicenceEntry entry)
    {
        var read = entry.Checked();
        return read.Refusal is { } refusal ? refusal : new Licence(cooperativeId, read.Value);
    }

    /// <summary>Read again; refused as <see cref="Enter"/> is, and with <c>licence.withdrawn_already</c>.</summary>
    public Outcome Amend(LicenceEntry entry)
    {
        if (WithdrawnAt is not null) return new LicenceWithdrawnAlready();
        var read = entry.Checked();
        if (read.Refusal is { } refusal) return refusal;
        Take(read.Value);
        return Outcome.Done;
    }

    public Outcome Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return new LicenceWithdrawnAlready();
        (WithdrawnAt, OpenSlot) = (now, null);
        return Outcome.Done;
    }

    public bool HoldsOn(DateOnly day) =>
        WithdrawnAt is null && ValidFrom <= day && (ValidUntil is not { } last || day <= last);

    /// <summary>Whether on that day this household may sell by it what asks for that kind.</summary>
    public bool Covers(LicenceKind demanded, HouseholdId household, DateOnly day) =>
        (HouseholdId is null || HouseholdId == household) && Kind.Answers(demanded) && HoldsOn(day);

    private void Take(LicenceEntry entry) =>
        (Kind, Number, HouseholdId, ValidFrom, ValidUntil, ScanId) = entry;
}

/// <summary>A paper as somebody read it.</summary>
/// <param name="Household">Null for the cooperative's own.</param>
/// <param name="Until">Its last day; null where it names none.</param>
/// <param name="Scan">A photograph of it, uploaded before.</param>
public sealed record LicenceEntry(
    LicenceKind Kind, string Number, HouseholdId? Household, DateOnly From, DateOnly? Until,
    PictureId? Scan = null)
{
    internal Outcome<LicenceEntry> Checked()
    {
        var number = PersonText.Line(Number, Licence.LongestNumber);
        if (number.Problem != TextProblem.None) return new LicenceNumberInvalid();
        if (Until < From) return new LicenceDaysInvalid();
        return this with { Number = number.Text };
    }
}
