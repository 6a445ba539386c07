using System.Reflection;
using VillageCloud.Domain.Audit;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Front;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Domain.Tests.Transitions;

/// <summary>No noun of the village is left without its table.</summary>
public sealed class NounsTests
{
    /// <summary>Reversing an entry makes another one and leaves it as it is; a rule and its parties only answer.
    /// </summary>
    private static readonly Type[] NeverChanging =
        [typeof(JournalEntry), typeof(Seal), typeof(Party), typeof(RevenueRule), typeof(FrontVersion)];

    [Test]
    public void Every_noun_that_can_be_told_to_do_something_has_a_table()
    {
        var withTable = Tables().Select(table => table.Noun).ToHashSet();

        Assert.That(withTable, Is.Not.Empty);
        Assert.That(Nouns().Where(HasVerb).Except(NeverChanging), Is.EquivalentTo(withTable));
    }

    [Test]
    public void An_entry_is_reversed_by_another_and_stays_as_it_is()
    {
        var entry = new JournalEntry(
            Given.OurVillage, BusinessKey.ToppedUp("1"), new(1), Given.Start, "充值",
            [
                JournalLine.Debit(Account.WeChatOperation, new(100)), JournalLine.Credit(Account.Bank, new(100)),
            ]);
        var before = Snapshot.Of(entry);

        _ = entry.Reverse(BusinessKey.PayoutVoided("1"), new(2), Given.Later, "没有到账");

        Assert.That(Snapshot.Of(entry).DifferencesTo(before), Is.Empty);
    }

    private static IEnumerable<Type> Nouns() => typeof(JournalEntry).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false }
            && (type.IsAssignableTo(typeof(ICooperativeOwned)) || type == typeof(SoldOrder)));

    private static bool HasVerb(Type noun) => noun
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Any(method => !method.IsSpecialName);

    private static IEnumerable<ITransitionTable> Tables() => typeof(NounsTests).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
        .Where(field => field.FieldType.IsAssignableTo(typeof(ITransitionTable)))
        .Select(field => (ITransitionTable)field.GetValue(null)!);
}
