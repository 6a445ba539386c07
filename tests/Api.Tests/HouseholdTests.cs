using System.Text.Json;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>我家: the household is the session's; nobody can ask for another one.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class HouseholdTests(DatabaseProvider provider)
{
    private RunningVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await RunningVillage.StartOn(provider);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [TestCase("household/statement")]
    [TestCase("household/payouts")]
    [TestCase("household/reminders")]
    [TestCase("household/objections")]
    public async Task Who_is_of_no_household_sees_none(string path)
    {
        using var lin = await village.LogIn("shopper-lin");

        var answer = await lin.Get(path);

        answer.IsProblem(404, "household.not_linked");
        Assert.That((await lin.Get("me")).IsOk().GetProperty("household").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Who_is_of_a_household_sees_that_one()
    {
        var number = DemoVillage.HouseholdsWithWeChat[0];
        using var farmer = await village.LogIn($"household-{number}");

        var statement = (await farmer.Get("household/statement")).IsOk();
        var payouts = (await farmer.Get("household/payouts")).IsOk();

        Assert.That(statement.GetProperty("householdNumber").GetInt32(), Is.EqualTo(number));
        Assert.That(payouts.ValueKind, Is.EqualTo(JsonValueKind.Array));
        Assert.That(
            (await farmer.Get("me")).IsOk().GetProperty("household").GetProperty("name").GetString(),
            Is.EqualTo(statement.GetProperty("householdName").GetString()));
    }

    [Test]
    public async Task The_payee_answers_for_the_messages_and_the_count_is_kept()
    {
        using var farmer = await village.LogIn($"household-{DemoVillage.HouseholdsWithWeChat[1]}");
        using var lin = await village.LogIn("shopper-lin");
        var answers = new { answers = new[] { new { topic = "transferWaiting", isAgreed = true } } };

        var before = (await farmer.Get("household/reminders")).IsOk();
        Assert.That((await farmer.Post("household/reminders", answers)).Status, Is.EqualTo(204));
        var after = (await farmer.Get("household/reminders")).IsOk();
        var none = await farmer.Post("household/reminders", new { answers = Array.Empty<object>() });
        var stranger = await lin.Post("household/reminders", answers);

        Assert.That(before.EnumerateArray().Select(one => one.GetProperty("remaining").GetInt32()), Is.All.Zero);
        Assert.That(after[0].GetProperty("remaining").GetInt32(), Is.EqualTo(1));
        none.IsProblem(422, "reminder.answers_invalid");
        stranger.IsProblem(404, "household.not_linked");
    }

    [Test]
    public async Task An_objection_needs_a_plan_and_a_household()
    {
        using var farmer = await village.LogIn($"household-{DemoVillage.HouseholdsWithWeChat[0]}");
        using var lin = await village.LogIn("shopper-lin");
        var wish = new { planId = 999_999, text = "少算了两斤茶" };

        (await farmer.Post("household/objections", wish)).IsProblem(404, "dividend.plan_not_found");
        (await lin.Post("household/objections", wish)).IsProblem(404, "household.not_linked");
        Assert.That((await farmer.Get("household/objections")).IsOk().EnumerateArray(), Is.Empty);
    }

    [Test]
    public async Task A_period_that_is_not_there_is_told_as_such()
    {
        using var farmer = await village.LogIn($"household-{DemoVillage.HouseholdsWithWeChat[0]}");

        var answer = await farmer.Get("household/statement?period=999999");

        answer.IsProblem(404, "ledger.period_not_found");
    }
}
