using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>How a sale would be divided by steps that nobody has agreed on yet.</summary>
public sealed class PreviewRule(VillageDb db)
{
    public async Task<Outcome<IReadOnlyList<SplitStepView>>> Run(Query query, CancellationToken ct)
    {
        if (query.Net.IsNegative) return new RulePreviewInvalid();
        var steps = await new RuleDrafts(db).Steps(query.Steps, ct);
        if (steps.Refusal is { } refusal) return refusal;
        // Nothing is kept, so neither code nor approval matters.
        var draft = new RuleDraft(
            db.Tenant.Id, nameof(PreviewRule), DateOnly.MinValue, RuleScope.Everything,
            new(default, default, default, default, ""), steps.Value);
        return RevenueRule.Agree(draft, []).Map(
            rule => (IReadOnlyList<SplitStepView>)[.. rule.Explain(query.Net).Select(SplitStepView.Of)]);
    }

    /// <param name="Net">What is left of a sale after discounts and refunds.</param>
    public sealed record Query(IReadOnlyList<AskedStep> Steps, Money Net);
}

public sealed record RulePreviewInvalid() : Refusal("rule.preview_invalid", "试算的金额要大于 0，请改一下");
