using AntDesign;
using Bunit;
using VillageCloud.Admin.Kit.Dialogs;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class ConfirmMoneyTests
{
    private readonly List<MoneyWord> words = [];
    private Queue<Task<Refusal?>> answers = new();
    private BunitContext context = null!;
    private IRenderedComponent<AntContainer> stage = null!;
    private Task<bool> confirmed = null!;
    private ShownFactor factor = null!;

    [SetUp]
    public async Task Open()
    {
        words.Clear();
        answers = new();
        context = Stage.Open();
        context.Services.AddSingleton<FactorAgain>(factor = new ShownFactor());
        stage = context.Render<AntContainer>();
        var action = new MoneyAction("付款", "合计", new Money(123_456), "确认付款", Run, NoteLabel: "回单号");
        await stage.InvokeAsync(() =>
        {
            confirmed = context.Services.GetRequiredService<IDialogs>().ConfirmMoney(action);
            return Task.CompletedTask;
        });
        stage.WaitForElement("form");
    }

    [TearDown]
    public async Task Close() => await context.DisposeAsync();

    [TestCase("", "console.amount_unreadable")]
    [TestCase("abc", "console.amount_unreadable")]
    [TestCase("-5", "console.amount_unreadable")]
    [TestCase("1234.57", "approval.total_differs")]
    public void A_wrong_amount_is_refused_in_the_dialog_and_sends_nothing(string typed, string code)
    {
        Fill(typed);

        stage.Find("form").Submit();

        Assert.That(stage.Find("[role=alert]").TextContent, Does.Contain(code));
        Assert.That(words, Is.Empty);
    }

    [Test]
    public void A_second_try_after_a_refusal_carries_the_key_of_the_first()
    {
        answers.Enqueue(Task.FromResult<Refusal?>(new NotYourDuty()));
        answers.Enqueue(Task.FromResult<Refusal?>(null));
        Fill("1,234.56");
        stage.Find("form").Submit();
        SeesRefusal("access.not_your_duty");
        Assert.That(confirmed.IsCompleted, Is.False);

        stage.Find("form").Submit();

        stage.WaitForState(() => confirmed.IsCompleted, TimeSpan.FromSeconds(5));
        Assert.That(confirmed.Result, Is.True);
        Assert.That(words, Has.Count.EqualTo(2));
        Assert.That(words[1], Is.EqualTo(words[0]));
        Assert.That((words[0].Typed, words[0].Note), Is.EqualTo((new Money(123_456), "W1")));
        Assert.That(IdempotencyKey.Parse(words[0].Key.Value).IsRefused, Is.False);
    }

    [Test]
    public void An_amount_that_changed_meanwhile_is_not_asked_for_again()
    {
        answers.Enqueue(Task.FromResult<Refusal?>(new TotalDiffers(new Money(200_000))));
        Fill("1234.56");

        stage.Find("form").Submit();

        Assert.That(
            stage.Find("[role=alert]").TextContent,
            Does.Contain("console.amount_changed").And.Contain("从 1234.56 元变成 2000.00 元"));
        Assert.That(confirmed.IsCompleted, Is.False);
    }

    [Test]
    public void While_it_runs_neither_a_second_click_nor_Escape_does_anything()
    {
        var running = new TaskCompletionSource<Refusal?>();
        answers.Enqueue(running.Task);
        Fill("1234.56");
        stage.Find("form").Submit();
        Assert.That(Button.HasAttribute("disabled"), Is.True);
        stage.Find(".ant-modal-wrap").KeyDown("Escape");

        stage.Find("form").Submit();

        Assert.That(words, Has.Count.EqualTo(1));
        Assert.That(confirmed.IsCompleted, Is.False, "what might be refused isn't closed meanwhile");
        running.SetResult(null);
        stage.WaitForState(() => confirmed.IsCompleted, TimeSpan.FromSeconds(5));
    }

    [Test]
    public void Escape_cancels_and_sends_nothing()
    {
        Fill("1234.56");

        stage.Find(".ant-modal-wrap").KeyDown("Escape");

        stage.WaitForState(() => confirmed.IsCompleted, TimeSpan.FromSeconds(5));
        Assert.That(confirmed.Result, Is.False);
        Assert.That(words, Is.Empty);
    }

    [Test]
    public void A_factor_that_is_old_is_asked_for_and_the_wish_goes_again_under_its_key()
    {
        answers.Enqueue(Task.FromResult<Refusal?>(new FactorNeeded()));
        answers.Enqueue(Task.FromResult<Refusal?>(null));
        Fill("1234.56");
        Assert.That(stage.FindAll("input[name=code]"), Is.Empty, "not before it is needed");
        stage.Find("form").Submit();
        SeesRefusal("access.factor_needed");

        Type("code", "000000");
        stage.Find("form").Submit();
        SeesRefusal("access.code_wrong");
        Assert.That(words, Has.Count.EqualTo(1), "with a wrong code nothing is sent");
        Type("code", "123456");
        stage.Find("form").Submit();

        stage.WaitForState(() => confirmed.IsCompleted, TimeSpan.FromSeconds(5));
        Assert.That(confirmed.Result, Is.True);
        Assert.That(words, Has.Count.EqualTo(2));
        Assert.That(words[1], Is.EqualTo(words[0]));
    }

    // What was sent is answered after the click, and drawn after the answer.
    private void SeesRefusal(string words) => stage.WaitForAssertion(
        () => Assert.That(stage.Find("[role=alert]").TextContent, Does.Contain(words)), TimeSpan.FromSeconds(5));

    private AngleSharp.Dom.IElement Button => stage.Find("button[type=submit]");

    private Task<Refusal?> Run(MoneyWord word)
    {
        words.Add(word);
        return answers.Dequeue();
    }

    private void Fill(string amount)
    {
        Type("note", "W1");
        Type("amount", amount);
    }

    private void Type(string field, string text) => stage.Find($"input[name={field}]").Change(text);

    private sealed class ShownFactor() : FactorAgain(null!, [])
    {
        public override Task<Refusal?> Show(string code) =>
            Task.FromResult<Refusal?>(code == "123456" ? null : new CodeWrong());
    }
}
