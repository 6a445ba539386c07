using Bunit;
using VillageCloud.Admin.Kit.Shapes;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class LoadStateTests
{
    private TaskCompletionSource<Outcome<string>> answer = new();

    [Test]
    public void Until_there_is_an_answer_it_says_that_it_is_loading()
    {
        using var context = Stage.Open();
        var shown = Show(context);
        Assert.That(shown.FindAll("[aria-busy=true]"), Has.Count.EqualTo(1));

        answer.SetResult("三户");

        shown.WaitForState(() => shown.Markup.Contains("三户", StringComparison.Ordinal));
        Assert.That(shown.Markup, Does.Not.Contain("aria-busy"));
    }

    [Test]
    public void A_refusal_is_shown_with_its_code_and_asked_again_by_a_click()
    {
        using var context = Stage.Open();
        answer.SetResult(new NotYourDuty());
        var shown = Show(context);
        Assert.That(shown.Find("[role=alert]").TextContent, Does.Contain("access.not_your_duty"));

        answer = new();
        answer.SetResult("三户");
        shown.Find("button").Click();

        Assert.That(shown.Markup, Does.Contain("三户").And.Not.Contain("role=\"alert\""));
    }

    [Test]
    public void What_is_empty_says_so_in_its_own_words()
    {
        using var context = Stage.Open();
        answer.SetResult("");

        var shown = Show(context);

        Assert.That(shown.Find(".state").TextContent, Does.Contain("还没有农户"));
    }

    [SetUp]
    public void Ask() => answer = new();

    private IRenderedComponent<LoadState<string>> Show(BunitContext context) =>
        context.Render<LoadState<string>>(with => with
            .Add(one => one.Load, () => answer.Task)
            .Add(one => one.IsEmpty, text => text.Length == 0)
            .Add(one => one.Empty, "还没有农户")
            .Add(one => one.ChildContent, text => $"<p>{text}</p>"));
}
