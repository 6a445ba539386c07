using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>One immutable version of how a sale is divided, approved by farmers, enterprise and government together.
/// An order line freezes its id: a later version never touches a past sale.</summary>
public sealed class RevenueRule : ICooperativeOwned, ISplit
{
    public const int LongestCode = 32;

    // More steps than a village will agree on; so few that a split fits on the stack.
    private const int FewSteps = 16;

    private readonly List<RuleStep> steps = [];
    private Party[] parties = [];
    private int[] partyOfStep = [];
    private Waterfall? waterfall;

    private RevenueRule()
    {
    }

    private RevenueRule(RuleDraft draft, int revision)
    {
        CooperativeId = draft.CooperativeId;
        Code = draft.Code;
        Revision = revision;
        EffectiveFrom = draft.EffectiveFrom;
        (CategoryId, ArtisanId, ProductId) = draft.Scope;
        Approval = draft.Approval;
        steps.AddRange(draft.Steps.Select((step, i) => new RuleStep(i + 1, step)));
    }

    public RevenueRuleId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>What people call it; its versions have it in common, and what they are for.</summary>
    public string Code { get; private set; } = "";

    /// <summary>1, 2, 3 … of a code.</summary>
    public int Revision { get; private set; }

    /// <summary>The first Beijing day on which a sale is made under it.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    public CategoryId? CategoryId { get; private set; }

    public ArtisanId? ArtisanId { get; private set; }

    public ProductId? ProductId { get; private set; }

    public RuleApproval Approval { get; private set; } = null!;

    public IReadOnlyList<RuleStep> Steps => steps;

    public RuleScope Scope => new(CategoryId, ArtisanId, ProductId);

    /// <summary>The next version of its code, or why not: <c>rule.code_invalid</c>, <c>rule.scope_not_one</c>,
    /// <c>rule.scope_changed</c>, <c>rule.scope_taken</c>, <c>rule.effective_too_early</c>, <c>rule.party_unknown</c>,
    /// <c>rule.party_twice</c>, and those of a <see cref="Waterfall"/>.</summary>
    /// <param name="earlier">All versions of all rules that the village has.</param>
    public static Outcome<RevenueRule> Agree(RuleDraft draft, IReadOnlyCollection<RevenueRule> earlier)
    {
        var code = PersonText.Line(draft.Code, LongestCode);
        if (code.Problem != TextProblem.None || code.Text != draft.Code) return new RuleCodeInvalid();
        if (!draft.Scope.IsOne) return new RuleScopeNotOne();
        var last = earlier.Where(rule => rule.Code == draft.Code).MaxBy(rule => rule.Revision);
        if (last is not null && last.Scope != draft.Scope) return new RuleScopeChanged(draft.Code);
        if (earlier.FirstOrDefault(rule => rule.Code != draft.Code && rule.Scope == draft.Scope) is { } other)
            return new RuleScopeTaken(other.Code);
        if (last is not null && draft.EffectiveFrom < last.EffectiveFrom)
            return new RuleEffectiveTooEarly(last.Code, last.Revision, last.EffectiveFrom);
        if (draft.PartyFault() is { } fault) return fault;
        var poured = Waterfall.Create([.. draft.Steps.Select(step => step.Step)]);
        return poured.Refusal is { } refusal ? refusal : new RevenueRule(draft, (last?.Revision ?? 0) + 1);
    }

    /// <summary>What each party gets of it (money R3); adds up to <paramref name="net"/> to the fen, and nobody gets
    /// less than nothing.</summary>
    /// <exception cref="ArgumentException">"negative total": a caller's bug.</exception>
    public PartyShares Split(Money net)
    {
        waterfall ??= Prepare();
        Span<Money> taken = steps.Count <= FewSteps ? stackalloc Money[steps.Count] : new Money[steps.Count];
        waterfall.Pour(net, taken);
        var amounts = new Money[taken.Length];
        for (var i = 0; i < taken.Length; i++) amounts[partyOfStep[i]] = taken[i];
        return new(parties, amounts);
    }

    /// <summary>How <see cref="Split"/> comes to its amounts, step by step.</summary>
    /// <exception cref="ArgumentException">"negative total": a caller's bug.</exception>
    public IReadOnlyList<SplitStep> Explain(Money net)
    {
        waterfall ??= Prepare();
        var taken = waterfall.Pour(net);
        var left = net;
        var explained = new List<SplitStep>(steps.Count);
        foreach (var (step, amount) in steps.Zip(taken).Where(static one => one.First.Kind != StepKind.Rest))
        {
            var of = step.Of == PercentBase.Left ? left : net;
            explained.Add(new(step.Number, step.Party, step.Step, of, amount));
            left -= amount;
        }

        var rests = steps.Zip(taken).Where(static one => one.First.Kind == StepKind.Rest).ToList();
        var quotas = Apportionment.QuotasOf(
            left, [.. rests.Select(static one => new Weight(one.First.Number, one.First.BasisPoints!.Value))]);
        explained.AddRange(rests.Zip(quotas, (rest, quota) => new SplitStep(
            rest.First.Number, rest.First.Party, rest.First.Step, left, rest.Second, (int)quota.Remainder,
            rest.Second > quota.Floor)));
        return explained;
    }

    /// <summary>What parties of that kind have of every sale, of 10,000: what a statement says. Zero for everybody
    /// where something else is served before the parts of the rest: then nobody has a plain percentage.</summary>
    public int BasisPointsOf(PartyKind kind) => steps.TrueForAll(static step => step.Kind == StepKind.Rest)
        ? steps.Where(step => step.Party.Kind == kind).Sum(static step => step.BasisPoints ?? 0)
        : 0;

    /// <summary>Amounts that the journal tells of this rule's parties.</summary>
    /// <exception cref="InvariantBrokenException">One of them is no party of this rule.</exception>
    public PartyShares SharesOf(IReadOnlyDictionary<PartyId, Money> posted)
    {
        waterfall ??= Prepare();
        var amounts = Array.ConvertAll(parties, party => posted.GetValueOrDefault(party.Id));
        Invariant.Holds(
            Money.Sum(amounts) == Money.Sum(posted.Values), "a sale is posted to the parties of its rule and no other");
        return new(parties, amounts);
    }

    private Waterfall Prepare()
    {
        // A database gives rows in any order.
        steps.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        parties = [.. steps.Select(static step => step.Party).OrderBy(static party => party.Key)];
        partyOfStep = [.. steps.Select(step => Array.IndexOf(parties, step.Party))];
        return Waterfall.Create([.. steps.Select(static step => step.Step)], partyOfStep).OrThrow();
    }
}
