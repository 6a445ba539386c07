using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Dividends;

/// <summary>What a household has against a plan is answered once, by another than who drafted the plan.</summary>
public sealed class PlanObjectionTransitionsTests
{
    private static readonly TransitionTable<PlanObjection> Table = new(
        """
        answered := Upheld, Dismissed
        answer := Answer AnsweredAt AnsweredBy OpenSlot
        verb                                 | from     | to        | sets
        Decide that it is right              | Open     | Upheld    | answer
        Decide that it is not                | Open     | Dismissed | answer

        -- State, then person, then words.
        Decide by the maker                  | Open     | approval.approver_must_differ
        Decide by the maker without words    | Open     | approval.approver_must_differ
        Decide without words                 | Open     | objection.answer_missing
        deciding := Decide that it is right / Decide that it is not / Decide by the maker / Decide without words
        deciding / Decide by the maker without words | answered | objection.answered
        """)
    {
        Status = typeof(ObjectionStatus),
        StateOf = objection => objection.Status.ToString(),
        States = new Dictionary<string, Func<PlanObjection>>
        {
            ["Open"] = Open,
            ["Upheld"] = () => Open().With(one => Say(one, isUpheld: true).OrThrow()),
            ["Dismissed"] = () => Open().With(one => Say(one, isUpheld: false).OrThrow()),
        },
        Verbs = new()
        {
            { "Decide that it is right", objection => Say(objection, isUpheld: true) },
            { "Decide that it is not", objection => Say(objection, isUpheld: false) },
            { "Decide by the maker", objection => Say(objection, isUpheld: false, Maker) },
            { "Decide by the maker without words", objection => Say(objection, isUpheld: false, Maker, " ") },
            { "Decide without words", objection => Say(objection, isUpheld: true, Checker, " ") },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void Only_a_disclosed_plan_is_objected_to_and_in_words()
    {
        var voice = ObjectionVoice.AtTheOffice(Maker);
        var drafted = PlanObjection.Raise(NewPlan(), new(1), "少算了", voice, Start);
        var silent = PlanObjection.Raise(Disclosed(), new(1), " ", voice, Start);

        Assert.That(
            (drafted.Refusal?.Code, silent.Refusal?.Code),
            Is.EqualTo(("objection.not_disclosed", "objection.text_missing")));
    }

    private static Outcome Say(
        PlanObjection objection, bool isUpheld, StaffId? by = null, string answer = "核对过，一斤不少") =>
        objection.Decide(isUpheld, answer, by ?? Checker, Maker, Later);

    private static DividendPlan Disclosed() => NewPlan().With(one => one.Disclose(Start).OrThrow());

    private static PlanObjection Open() => PlanObjection
        .Raise(Disclosed(), new(1), "少算了两斤茶", ObjectionVoice.OnThePhone(new(1)), Start).OrThrow();
}
