using Bunit;
using VillageCloud.Admin.Kit;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class LookupFieldTests
{
    private readonly List<string> told = [];
    private BunitContext context = null!;
    private IRenderedComponent<LookupField> field = null!;

    [SetUp]
    public void Open()
    {
        told.Clear();
        context = Stage.Open();
    }

    [TearDown]
    public async Task Close() => await context.DisposeAsync();

    [Test]
    public void Typing_leaves_what_contains_it_and_Enter_takes_the_first()
    {
        Show();

        Type("梅");
        Assert.That(Listed(), Is.EqualTo(new[] { "2 骆梅仙家", "12 梅亚芬家" }));
        Press("Enter");

        Assert.That(told, Is.EqualTo(new[] { "2" }));
        Assert.That((Text(), Listed()), Is.EqualTo(("2 骆梅仙家", Array.Empty<string>())));
    }

    [Test]
    public void The_arrow_keys_walk_the_list_and_stay_within_it()
    {
        Show("1");

        Press("ArrowDown");
        Assert.That(Active(), Is.EqualTo("2 骆梅仙家"));
        Press("ArrowDown");
        Press("ArrowDown");
        Press("ArrowDown");
        Assert.That(Active(), Is.EqualTo("12 梅亚芬家"));
        Press("ArrowUp");
        Press("Enter");

        Assert.That(told, Is.EqualTo(new[] { "2" }));
    }

    [TestCase("Escape")]
    [TestCase("leave")]
    public void Whoever_gives_up_leaves_what_was_chosen(string way)
    {
        Show("1");
        Type("梅");

        if (way == "leave") field.Find(".lookup").FocusOut();
        else Press(way);

        Assert.That((told.Count, Text(), Listed().Length), Is.EqualTo((0, "1 何国良家", 0)));
    }

    [Test]
    public void A_choice_written_out_in_full_is_taken_by_whoever_leaves()
    {
        Show("1");
        Type(" 2 骆梅仙家 ");

        field.Find(".lookup").FocusOut();

        Assert.That((told.Single(), Text()), Is.EqualTo(("2", "2 骆梅仙家")));
    }

    [Test]
    public void A_key_that_an_input_method_takes_picks_nothing()
    {
        Show();
        Type("梅");

        field.Find("input").KeyDown(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs
        {
            Key = "Enter", IsComposing = true,
        });

        Assert.That((told.Count, Listed().Length), Is.EqualTo((0, 2)));
    }

    [Test]
    public void What_nothing_contains_says_so_and_Enter_takes_nothing()
    {
        Show();

        Type("没有这户");
        Press("Enter");

        Assert.That(field.Find(".lookup-note").TextContent, Is.EqualTo("没有找到，换几个字试试"));
        Assert.That(told, Is.Empty);
    }

    [Test]
    public void Of_more_than_anybody_reads_it_says_how_many_are_left()
    {
        Show(choices: [.. Enumerable.Range(1, LookupField.MostShown + 7).Select(one => ($"{one}", $"第{one}户"))]);

        field.Find("input").Click();

        Assert.That(Listed(), Has.Length.EqualTo(LookupField.MostShown));
        Assert.That(field.Find(".lookup-note").TextContent, Is.EqualTo("还有 7 个，再打几个字"));
    }

    [Test]
    public void Letters_that_are_being_typed_survive_whatever_else_is_drawn_anew()
    {
        Show("1");
        Type("骆");

        field.Render(given => given.Add(one => one.Choices, [("1", "1 何国良家"), ("2", "2 骆梅仙家"), ("9", "9 骆家")]));

        Assert.That(Text(), Is.EqualTo("骆"));
        Assert.That(Listed(), Is.EqualTo(new[] { "2 骆梅仙家", "9 骆家" }));
    }

    private void Show(string value = "", IReadOnlyList<(string Key, string Text)>? choices = null) =>
        field = context.Render<LookupField>(given => given
            .Add(one => one.Label, "哪一户")
            .Add(one => one.Choices, choices ?? [("1", "1 何国良家"), ("2", "2 骆梅仙家"), ("12", "12 梅亚芬家")])
            .Add(one => one.Value, value)
            .Add(one => one.ValueChanged, told.Add));

    private void Type(string text) => field.Find("input").Input(text);

    private void Press(string key) => field.Find("input").KeyDown(key);

    private string Text() => field.Find("input").GetAttribute("value") ?? "";

    private string[] Listed() => [.. field.FindAll("[role=option]").Select(one => one.TextContent)];

    private string Active() =>
        field.Find($"[id='{field.Find("input").GetAttribute("aria-activedescendant")}']").TextContent;
}
