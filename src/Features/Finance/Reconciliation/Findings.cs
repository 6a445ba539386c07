using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Collects what matching one day finds: each difference once, named by its number.</summary>
internal sealed class Findings(CooperativeId cooperative, DateOnly day, DateTimeOffset now)
{
    private const int LongestSubject = 64;
    private const int LongestSentence = 512;

    private readonly Dictionary<(BillKind, BreakClass, string), Break> breaks = [];
    private readonly HashSet<(BreakSource, string)> late = [];

    public IReadOnlyCollection<Break> Breaks => breaks.Values;

    /// <summary>What stands on this bill and happened on an earlier day, by the number that names it.</summary>
    public IReadOnlyCollection<(BreakSource Source, string Number)> Late => late;

    public int Rows { get; private set; }

    public int Matched { get; private set; }

    /// <summary>One row of a bill was looked at.</summary>
    public void Row(bool isMatched)
    {
        Rows++;
        if (isMatched) Matched++;
    }

    /// <summary>Always false, so that a matcher can return what it reports.</summary>
    public bool Add(BillKind kind, BreakClass what, string subject, Money? ours, Money? theirs, string sentence)
    {
        // Numbers on a bill name a business and not a row: two differences of one number are both told.
        var name = subject.AtMost(LongestSubject);
        for (var i = 2; breaks.ContainsKey((kind, what, name)); i++)
            name = $"{subject.AtMost(LongestSubject - 6)}#{i}";
        breaks.Add(
            (kind, what, name),
            new(cooperative, kind.Source(), day, what, name, ours, theirs, sentence.AtMost(LongestSentence), now));
        return false;
    }

    public void IsLate(BillKind kind, string number) => late.Add((kind.Source(), number));

    public bool MissingOurs(BillKind kind, string subject, string thing, Money theirs) => Add(
        kind, BreakClass.MissingOurs, subject, ours: null, theirs,
        $"{BillWords.Of(kind)}有{thing} {subject}，金额 {theirs} 元，我们账上没有，请查询微信后补记");

    public bool MissingTheirs(BillKind kind, string subject, string thing, Money ours) => Add(
        kind, BreakClass.MissingTheirs, subject, ours, theirs: null,
        $"我们账上有{thing} {subject}，金额 {ours} 元，{BillWords.Of(kind)}里没有，请核对");

    public bool AmountDiffers(BillKind kind, string subject, string thing, Money ours, Money theirs) => Add(
        kind, BreakClass.AmountDiffers, subject, ours, theirs,
        $"{thing} {subject} 我们记 {ours} 元，{BillWords.Of(kind)}是 {theirs} 元，请核对");
}
