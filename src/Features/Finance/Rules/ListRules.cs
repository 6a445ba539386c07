using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>All that was agreed on, what waits for somebody's word, and who may be asked for it. A village has few of
/// all.</summary>
public sealed class ListRules(VillageDb db, TimeProvider clock)
{
    private const int EndedShown = 20;

    public async Task<View> Run(CancellationToken ct)
    {
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, ct);
        var parties = await db.Parties.AsNoTracking().OrderBy(party => party.Id).ToListAsync(ct);
        var nameOfParty = parties.ToDictionary(static party => party.Id, static party => party.Name);
        var rules = await db.RevenueRules.AsNoTracking().ToListAsync(ct);
        var proposals = await db.RuleProposals.AsNoTracking()
            .OrderBy(one => one.Status != ProposalStatus.Waiting).ThenByDescending(one => one.Id)
            .Take(EndedShown).ToListAsync(ct);
        var products = await ProductNames(rules, proposals, ct);
        var categories = await db.Categories.AsNoTracking().OrderBy(one => one.Path).ToListAsync(ct);
        var pathOf = categories.ToDictionary(static one => one.Id, static one => one.Path);
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        return new(
            today,
            [.. rules.OrderBy(one => one.Code, StringComparer.Ordinal).ThenByDescending(one => one.Revision)
                .Select(VersionOf)],
            [.. proposals.Select(ProposalOf)],
            [.. parties.Select(static party => new PartyRow(party.Id, party.Kind, party.Name))],
            [.. (await db.SeatHoldings.AsNoTracking().Where(one => one.OpenSlot != null).ToListAsync(ct))
                .OrderBy(static one => one.Seat)
                .Select(one => new SpeakerRow(one.Seat, one.StaffId, names[one.StaffId].Name))],
            [.. categories.Where(static one => !one.IsClosed)
                .Select(static one => new CategoryName(one.Id, one.Path))]);

        VersionRow VersionOf(RevenueRule rule) => new(
            rule.Code, rule.Revision, rule.EffectiveFrom, ScopeOf(rule.Scope), StandingOf(rule),
            [.. rule.Steps.OrderBy(static step => step.Number).Select(static step => new StepRow(
                step.Party.Id, step.Party.Name, step.Step))],
            rule.Approval.AgreementNo, rule.Approval.At, names[rule.Approval.Farmers].Name,
            names[rule.Approval.Enterprise].Name, names[rule.Approval.Government].Name);

        RuleStanding StandingOf(RevenueRule rule) => rule.EffectiveFrom > today ? RuleStanding.Coming
            : rules.Exists(other => other.Code == rule.Code && other.Revision > rule.Revision
                && other.EffectiveFrom <= today) ? RuleStanding.Past
            : RuleStanding.InForce;

        ProposalRow ProposalOf(RuleProposal one) => new(
            one.Id, one.Code, one.EffectiveFrom, ScopeOf(one.Scope), one.AgreementNo,
            [.. one.Steps.Select(step => new StepRow(step.Party, nameOfParty[step.Party], step.Step))],
            names[one.Author].Name, one.Author, one.ProposedAt, one.Status, one.Reason,
            one.EndedBy is { } ender ? names[ender].Name : null, one.EndedAt,
            [.. Enum.GetValues<Seat>().Select(seat => new SeatRow(
                seat, SpeakerOf(one.Seats, seat), names[SpeakerOf(one.Seats, seat)].Name, one.SpokenAt(seat)))]);

        ScopeRow ScopeOf(RuleScope scope) => new(
            scope.Category, scope.Category is { } category ? pathOf[category] : null, scope.Product,
            scope.Product is { } product ? products.GetValueOrDefault(product) : null, scope.Artisan);
    }

    private static StaffId SpeakerOf(Seats seats, Seat seat) => seat switch
    {
        Seat.Farmers => seats.Farmers,
        Seat.Enterprise => seats.Enterprise,
        Seat.Government => seats.Government,
    };

    private Task<Dictionary<ProductId, string>> ProductNames(
        IEnumerable<RevenueRule> rules, IEnumerable<RuleProposal> proposals, CancellationToken ct)
    {
        var named = rules.Select(static one => one.ProductId).Concat(proposals.Select(static one => one.ProductId))
            .OfType<ProductId>().Distinct().ToList();
        return db.Products.AsNoTracking().Where(one => named.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);
    }

    /// <param name="Speakers">Who sits where; an empty seat has no row.</param>
    /// <param name="Categories">That are in use.</param>
    public sealed record View(
        DateOnly Today, IReadOnlyList<VersionRow> Versions, IReadOnlyList<ProposalRow> Proposals,
        IReadOnlyList<PartyRow> Parties, IReadOnlyList<SpeakerRow> Speakers, IReadOnlyList<CategoryName> Categories);

    public sealed record VersionRow(
        string Code, int Revision, DateOnly EffectiveFrom, ScopeRow Scope, RuleStanding Standing,
        IReadOnlyList<StepRow> Steps, string AgreementNo, DateTimeOffset AgreedAt, string Farmers, string Enterprise,
        string Government);

    /// <param name="EndedBy">Who said no or took it back.</param>
    public sealed record ProposalRow(
        RuleProposalId Id, string Code, DateOnly EffectiveFrom, ScopeRow Scope, string AgreementNo,
        IReadOnlyList<StepRow> Steps, string ProposedBy, StaffId Proposer, DateTimeOffset ProposedAt,
        ProposalStatus Status, string? Reason, string? EndedBy, DateTimeOffset? EndedAt, IReadOnlyList<SeatRow> Seats);

    /// <param name="At">When they said yes; null while they haven't.</param>
    public sealed record SeatRow(Seat Seat, StaffId Speaker, string Name, DateTimeOffset? At);

    public sealed record StepRow(PartyId PartyId, string Party, WaterfallStep Step);

    /// <summary>Everything, where nothing is named.</summary>
    public sealed record ScopeRow(
        CategoryId? CategoryId, string? Category, ProductId? ProductId, string? Product, ArtisanId? Artisan);

    /// <param name="Path">With the names above it, as they are now.</param>
    public sealed record CategoryName(CategoryId Id, string Path);

    public sealed record PartyRow(PartyId Id, PartyKind Kind, string Name);

    public sealed record SpeakerRow(Seat Seat, StaffId Id, string Name);
}

public enum RuleStanding
{
    /// <summary>From a later day on.</summary>
    Coming,

    InForce,

    /// <summary>A later version has taken its place.</summary>
    Past,
}
