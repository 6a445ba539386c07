using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Catalog;

/// <summary>Categories hang together: what is above, beside and below one decides what may become of it.</summary>
public sealed class CategoryTreeTests
{
    private CategoryTree tree = null!;
    private Category tea = null!;
    private Category green = null!;
    private Category early = null!;
    private Category craft = null!;

    [SetUp]
    public void Plant()
    {
        tree = new(OurVillage, []);
        tea = Add("茶叶", parent: null, id: 1);
        green = Add("绿茶", tea, id: 2);
        early = Add("明前", green, id: 3);
        craft = Add("手作", parent: null, id: 4);
    }

    [Test]
    public void Each_comes_before_those_below_it_and_after_those_before_it()
    {
        _ = tree.Add(Entry("红茶", tea.Id, after: null)).OrThrow();
        _ = tree.Add(Entry("蜂蜜", parent: null, tea.Id)).OrThrow();

        Assert.That(Paths, Is.EqualTo(new[] { "茶叶", "茶叶/红茶", "茶叶/绿茶", "茶叶/绿茶/明前", "蜂蜜", "手作" }));
    }

    [Test]
    public void A_new_name_and_a_new_place_go_down_to_all_below()
    {
        Amend(tea, "好茶", parent: null).OrThrow();
        Assert.That(early.Path, Is.EqualTo("好茶/绿茶/明前"));

        Amend(green, "绿茶", craft.Id).OrThrow();
        Assert.That(Paths, Is.EqualTo(new[] { "好茶", "手作", "手作/绿茶", "手作/绿茶/明前" }));
        Assert.That((green.ParentId, early.ParentId), Is.EqualTo(((CategoryId?)craft.Id, (CategoryId?)green.Id)));
    }

    [Test]
    public void It_hangs_neither_in_itself_nor_in_what_is_below_it()
    {
        IsRefused(Amend(tea, "茶叶", tea.Id), "category.in_itself");
        IsRefused(Amend(tea, "茶叶", early.Id), "category.in_itself");
        IsRefused(Amend(tea, "茶叶", new CategoryId(99)), "category.not_found");
        Assert.That(Paths, Is.EqualTo(new[] { "茶叶", "茶叶/绿茶", "茶叶/绿茶/明前", "手作" }), "as it was");
    }

    [Test]
    public void Nothing_is_four_deep_neither_new_nor_moved_with_what_is_below_it()
    {
        IsRefused(tree.Add(Entry("雨前", early.Id)), "category.too_deep");
        IsRefused(Amend(tea, "茶叶", craft.Id), "category.too_deep");
        Assert.That(Amend(green, "绿茶", craft.Id).IsRefused, Is.False, "two under one");
    }

    [Test]
    public void Beside_each_other_no_two_have_one_name_and_elsewhere_they_may()
    {
        IsRefused(tree.Add(Entry("绿茶", tea.Id)), "category.name_taken");
        IsRefused(Amend(craft, "茶叶", parent: null), "category.name_taken");
        Assert.That(tree.Add(Entry("绿茶", craft.Id)).IsRefused, Is.False);
        Assert.That(Amend(green, "绿茶", tea.Id).IsRefused, Is.False, "its own");
    }

    [TestCase("")]
    [TestCase(" \u200B")]
    [TestCase("绿/茶")]
    [TestCase("一二三四五六七八九十一二三")]
    public void A_name_is_one_that_people_can_read_and_a_path_can_hold(string name) =>
        IsRefused(tree.Add(Entry(name, parent: null)), "category.name_invalid");

    [Test]
    public void Below_what_is_closed_nothing_is_open()
    {
        IsRefused(tree.Close(green, waiting: 0), "category.open_below");
        tree.Close(early, waiting: 0).OrThrow();
        tree.Close(green, waiting: 0).OrThrow();

        IsRefused(tree.Add(Entry("龙井", green.Id)), "category.parent_closed");
        IsRefused(Amend(craft, "手作", green.Id), "category.parent_closed");
        IsRefused(early.Reopen(), "category.parent_closed");
        green.Reopen().OrThrow();
        early.Reopen().OrThrow();
        Assert.That(tree.InOrder.Where(one => one.IsClosed), Is.Empty);
    }

    private IEnumerable<string> Paths => tree.InOrder.Select(one => one.Path);

    private static CategoryEntry Entry(string name, CategoryId? parent, CategoryId? after = null) =>
        new(name, GoodsKind.Tea, parent, after);

    private Outcome Amend(Category category, string name, CategoryId? parent) =>
        tree.Amend(category, Entry(name, parent, parent is null ? null : tea.Id));

    /// <summary>With the id that a database would have given it.</summary>
    private Category Add(string name, Category? parent, long id)
    {
        var added = tree.Add(name, GoodsKind.Tea, parent).OrThrow();
        typeof(Category).GetProperty(nameof(Category.Id))!.SetValue(added, new CategoryId(id));
        typeof(Category).GetProperty(nameof(Category.ParentId))!.SetValue(added, parent?.Id);
        return added;
    }

    private static void IsRefused(Outcome outcome, string code) =>
        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));

    private static void IsRefused(Outcome<Category> outcome, string code) =>
        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));
}
