using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Finance.Rules;

/// <summary>Which of a village's rules divides a sale: the newest in effect of the narrowest scope that the goods are
/// in.</summary>
public sealed class RuleBookTests
{
    private static readonly DateOnly Today = new(2026, 5, 6);
    private static readonly CategoryId Nuts = new(1);
    private static readonly CategoryId Chestnuts = new(2);
    private static readonly CategoryId Roasted = new(3);
    private static readonly ArtisanId Maker = new(4);
    private static readonly ProductId Bag = new(5);

    private static readonly RuledGoods Goods = new(Bag, Maker, Roasted, Chestnuts, Nuts);

    // From the narrowest to the widest.
    private static readonly RuleScope[] Scopes =
    [
        RuleScope.Of(Bag), RuleScope.Of(Maker), RuleScope.Of(Roasted), RuleScope.Of(Chestnuts), RuleScope.Of(Nuts),
        RuleScope.Everything,
    ];

    [Test]
    public void The_narrowest_scope_wins_in_whatever_order_they_were_agreed_on([Range(0, 5)] int from)
    {
        var versions = Scopes[from..].Select((scope, i) => Version(from + i, scope)).ToList();

        Assert.That(new RuleBook(versions).For(Goods, Today), Is.EqualTo(new RevenueRuleId(from)));
        versions.Reverse();
        Assert.That(new RuleBook(versions).For(Goods, Today), Is.EqualTo(new RevenueRuleId(from)));
    }

    [Test]
    public void Of_one_scope_the_newest_in_effect_wins_even_over_one_that_takes_effect_tomorrow()
    {
        var book = new RuleBook(
        [
            Version(12, RuleScope.Everything, revision: 2), Version(11, RuleScope.Everything),
            Version(13, RuleScope.Everything, revision: 3, Today.AddDays(1)),
        ]);

        Assert.That(book.For(Goods, Today), Is.EqualTo(new RevenueRuleId(12)));
        Assert.That(book.For(Goods, Today.AddDays(1)), Is.EqualTo(new RevenueRuleId(13)));
    }

    [Test]
    public void A_narrow_rule_that_is_not_in_effect_yet_leaves_the_wide_one_in_force()
    {
        var book = new RuleBook(
            [Version(1, RuleScope.Everything), Version(2, RuleScope.Of(Bag), from: Today.AddDays(1))]);

        Assert.That(book.For(Goods, Today), Is.EqualTo(new RevenueRuleId(1)));
    }

    [Test]
    public void Rules_of_other_goods_are_not_theirs()
    {
        var book = new RuleBook(
        [
            Version(1, RuleScope.Of(new ProductId(55))), Version(2, RuleScope.Of(new ArtisanId(44))),
            Version(3, RuleScope.Of(new CategoryId(33))),
        ]);

        Assert.That(book.For(Goods, Today), Is.Null);
        Assert.That(book.For(new(Bag, Artisan: null, Nuts, Above: null, Top: null), Today), Is.Null);
        Assert.That(new RuleBook([]).For(Goods, Today), Is.Null);
    }

    private static RuleVersion Version(int id, RuleScope scope, int revision = 1, DateOnly? from = null) =>
        new(new(id), scope, revision, from ?? Today);
}
