using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Licences;

/// <summary>A paper holds from its first day to its last, for whom it was given and for what it allows.</summary>
public sealed class LicenceTransitionsTests
{
    private static readonly DateOnly First = new(2026, 5, 1);
    private static readonly DateOnly Last = new(2026, 5, 31);
    private static readonly LicenceEntry Workshop = new(LicenceKind.FoodWorkshop, "浙小作坊 1", new(7), First, Last);

    private static readonly TransitionTable<Licence> Table = new(
        """
        verb                          | from      | to        | sets
        Amend                         | Held      | Held      | ValidUntil
        Amend                         | Withdrawn | licence.withdrawn_already
        Amend to end before it begins | Held      | licence.days_invalid
        Amend to end before it begins | Withdrawn | licence.withdrawn_already
        Amend to no number            | Held      | licence.number_invalid
        Amend to no number            | Withdrawn | licence.withdrawn_already
        Withdraw                      | Held      | Withdrawn | WithdrawnAt OpenSlot
        Withdraw                      | Withdrawn | licence.withdrawn_already
        -- It only answers.
        HoldsOn                       | Held      | as it is
        HoldsOn                       | Withdrawn | as it is
        Covers                        | Held      | as it is
        Covers                        | Withdrawn | as it is
        """)
    {
        StateOf = licence => licence.WithdrawnAt is null ? "Held" : "Withdrawn",
        States = new Dictionary<string, Func<Licence>>
        {
            ["Held"] = () => Entered(Workshop),
            ["Withdrawn"] = () => Entered(Workshop).With(one => one.Withdraw(Start).OrThrow()),
        },
        Verbs = new()
        {
            { "Amend", licence => licence.Amend(Workshop with { Until = null }) },
            { "Amend to end before it begins", licence => licence.Amend(Workshop with { Until = First.AddDays(-1) }) },
            { "Amend to no number", licence => licence.Amend(Workshop with { Number = " " }) },
            { "Withdraw", licence => licence.Withdraw(Start) },
            { "HoldsOn", licence => _ = licence.HoldsOn(First) },
            { "Covers", licence => _ = licence.Covers(LicenceKind.FoodWorkshop, new(7), First) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(30, true)]
    [TestCase(31, false)]
    public void It_holds_from_its_first_day_to_its_last(int days, bool holds) =>
        Assert.That(Entered(Workshop).HoldsOn(First.AddDays(days)), Is.EqualTo(holds));

    [Test]
    public void Without_a_last_day_it_holds_until_it_is_withdrawn()
    {
        var forever = Entered(Workshop with { Until = null });

        Assert.That(forever.HoldsOn(new(2099, 1, 1)), Is.True);
        forever.Withdraw(Start).OrThrow();
        Assert.That(forever.HoldsOn(First), Is.False);
    }

    [Test]
    public void It_covers_its_own_household_and_the_cooperatives_covers_all()
    {
        Assert.That(Entered(Workshop).Covers(LicenceKind.FoodWorkshop, new(7), First), Is.True);
        Assert.That(Entered(Workshop).Covers(LicenceKind.FoodWorkshop, new(8), First), Is.False);
        Assert.That(
            Entered(Workshop with { Household = null }).Covers(LicenceKind.FoodWorkshop, new(8), First), Is.True);
    }

    [TestCase(LicenceKind.FoodProduction, "FoodProduction FoodWorkshop FoodSale")]
    [TestCase(LicenceKind.FoodWorkshop, "FoodWorkshop")]
    [TestCase(LicenceKind.FoodSale, "FoodSale")]
    [TestCase(LicenceKind.AnimalFarm, "AnimalFarm")]
    public void Who_may_produce_food_may_make_it_small_and_sell_it(LicenceKind held, string answers) => Assert.That(
        string.Join(' ', Enum.GetValues<LicenceKind>().Where(demanded => held.Answers(demanded))),
        Is.EqualTo(answers));

    private static Licence Entered(LicenceEntry entry) => Licence.Enter(OurVillage, entry).OrThrow();
}
