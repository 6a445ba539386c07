using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Households;

/// <summary>A phone sees a household's money by a code of the village, and is paid once a second person has compared.
/// </summary>
public sealed class PhoneLinkTransitionsTests
{
    private const string Phone = "openid-of-the-payee";
    private const string Check = "402816";
    private static readonly string Code = new('a', PhoneLink.HashLength);

    private static readonly TransitionTable<PhoneLink> Table = new(
        """
        claiming  := Claim / Claim for one who isn't paid / Claim for one who is gone / Claim for one who is linked
        approving := Approve / Approve of another number / Approve by the maker
        declining := Decline / Decline without a reason / Decline by the maker
        over      := Linked, Declined, Lapsed

        verb                          | from    | to      | sets
        Claim                         | Open    | Claimed | CheckNumber ClaimedAt OpenId
        Claim for one who isn't paid  | Open    | Linked  | ClaimedAt OpenId OpenSlot
        Claim for one who is gone     | Open    | phone.person_unknown
        Claim for one who is linked   | Open    | phone.already_linked
        claiming                      | Claimed, over | phone.code_wrong

        Approve                       | Claimed | Linked  | CheckedAt Checker OpenSlot
        Approve of another number     | Claimed | phone.check_differs
        -- Who may not approve isn't told what to type.
        Approve by the maker          | Claimed | approval.approver_must_differ
        approving                     | Open    | phone.not_claimed
        approving                     | over    | approval.already_decided

        Decline                       | Open, Claimed | Declined | DeclineReason DeclinedAt Decliner OpenSlot
        Decline without a reason      | Open, Claimed | approval.reason_missing
        Decline by the maker          | Open, Claimed | Declined | DeclinedAt Decliner OpenSlot
        declining                     | over    | approval.already_decided

        Lapse                         | Open, Claimed | Lapsed | OpenSlot
        Lapse                         | over    | as it is

        Forget                        | Open    | Lapsed | OpenSlot
        Forget                        | Claimed | Lapsed | OpenId OpenSlot
        Forget                        | Linked  | Linked | OpenId
        Forget                        | Declined, Lapsed | as it is

        ForgetPerson                  | Open    | Lapsed | OpenSlot PersonName Summary
        ForgetPerson                  | Claimed | Lapsed | OpenId OpenSlot PersonName Summary
        ForgetPerson                  | Linked  | Linked | OpenId PersonName Summary
        ForgetPerson                  | Declined | Declined | PersonName Summary
        ForgetPerson                  | Lapsed  | Lapsed | PersonName Summary
        """)
    {
        Status = typeof(PhoneLinkStatus),
        StateOf = link => link.Status.ToString(),
        States = new Dictionary<string, Func<PhoneLink>>
        {
            ["Open"] = Open,
            ["Claimed"] = Claimed,
            ["Linked"] = () => Claimed().With(one => one.Approve(Household(), Checker, Check, Start).OrThrow()),
            ["Declined"] = () => Open().With(one => one.Decline(Checker, "不是本人", Start).OrThrow()),
            ["Lapsed"] = () => Open().With(one => one.Lapse()),
        },
        Questions = [nameof(PhoneLink.Opens)],
        Verbs = new()
        {
            { "Claim", link => link.Claim(Household(), Phone, Check, Start) },
            { "Claim for one who isn't paid", link => link.Claim(Household(isPayee: false), Phone, Check, Start) },
            { "Claim for one who is gone", link => link.Claim(Empty(), Phone, Check, Start) },
            {
                "Claim for one who is linked",
                link => link.Claim(Household(isPayee: false, openId: "another"), Phone, Check, Start)
            },
            { "Approve", link => link.Approve(Household(), Checker, "402 816", Start) },
            { "Approve of another number", link => link.Approve(Household(), Checker, "402817", Start) },
            { "Approve by the maker", link => link.Approve(Household(), Maker, "1", Start) },
            { "Decline", link => link.Decline(Checker, "不是本人", Later) },
            { "Decline without a reason", link => link.Decline(Checker, " ", Later) },
            { "Decline by the maker", link => link.Decline(Maker, reason: null, Later) },
            { "Lapse", link => link.Lapse() },
            { "Forget", link => link.Forget() },
            { "ForgetPerson", link => link.ForgetPerson() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void A_code_opens_for_a_day_and_then_only_for_the_phone_that_has_shown_it()
    {
        var (open, claimed, lapsed) = (Open(), Claimed(), Open().With(one => one.Lapse()));
        var (last, over) = (Start + PhoneLink.Lasts - TimeSpan.FromSeconds(1), Start + PhoneLink.Lasts);

        Assert.Multiple(() =>
        {
            Assert.That(open.Opens(Code, Phone, last).IsRefused, Is.False);
            Assert.That(open.Opens(Code, Phone, over).Refusal?.Code, Is.EqualTo("phone.code_wrong"));
            Assert.That(open.Opens(Code + "b", Phone, Start).Refusal?.Code, Is.EqualTo("phone.code_wrong"));
            Assert.That(claimed.Opens(Code, Phone, over).IsRefused, Is.False, "the same phone asks again");
            Assert.That(claimed.Opens(Code, "another", Start).Refusal?.Code, Is.EqualTo("phone.code_wrong"));
            Assert.That(lapsed.Opens(Code, Phone, Start).Refusal?.Code, Is.EqualTo("phone.code_wrong"));
        });
    }

    [Test]
    public void Nobody_is_given_a_code_whose_phone_is_linked_or_who_is_not_of_the_household()
    {
        Assert.That(Ask(Household(openId: Phone), 0).Refusal?.Code, Is.EqualTo("phone.already_linked"));
        Assert.That(Ask(Household(), 99).Refusal?.Code, Is.EqualTo("phone.person_unknown"));
    }

    [Test]
    public void A_household_is_paid_in_WeChat_while_its_payees_phone_is_linked()
    {
        var household = Household();
        household.UseBank(new("信用社", "6222000033334444", "林一"));

        var before = household.Channel;
        household.Link(0, Phone).OrThrow();
        var linked = household.Channel;
        household.Unlink(0).OrThrow();

        Assert.That(
            (before, linked, household.Channel),
            Is.EqualTo((PayoutChannel.Bank, PayoutChannel.WeChat, PayoutChannel.Bank)));
        Assert.That(household.Unlink(0).Refusal?.Code, Is.EqualTo("phone.not_linked"));
    }

    private static PhoneLink Open() => Ask(Household(), 0).OrThrow();

    private static PhoneLink Claimed() =>
        Open().With(one => one.Claim(Household(), Phone, Check, Start).OrThrow());

    private static Domain.Shared.Outcome<PhoneLink> Ask(Household household, long person) =>
        PhoneLink.Of(household, person, "W1", Code, Maker, Start);

    private static Household Empty() => new(new(1), 1, "林家", isMember: true);

    private static Household Household(bool isPayee = true, string? openId = null)
    {
        var household = Empty();
        household.AddPerson("林一", openId, isPayee);
        return household;
    }
}
