using System.Text.Json;
using VillageCloud.Api.Tests.Running;

namespace VillageCloud.Api.Tests;

/// <summary>docs/api/openapi.json is what the mini-program's types are made from: the code produces it to the byte, and
/// it says everything that a client has to know.</summary>
public sealed class DescriptionTests
{
    private const string Page = "docs/api/openapi.json";
    private RunningVillage village = null!;
    private string text = "";
    private JsonElement document;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.Start();
        using var reader = village.Visit();
        text = (await reader.Get("/openapi/v1.json")).Text;
        document = JsonSerializer.Deserialize<JsonElement>(text);
    }

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task The_committed_description_is_what_the_code_produces()
    {
        var committed = await File.ReadAllTextAsync(Path.Combine(Root(), Page));

        Assert.That(committed, Is.EqualTo(text + "\n"), $"the API changed: run ./run openapi {Page} and commit it");
    }

    [Test]
    public void Every_operation_has_a_name_of_its_own_a_summary_and_a_tag()
    {
        var operations = Operations().ToList();

        Assert.That(operations, Has.Count.GreaterThanOrEqualTo(15));
        Assert.That(operations.Select(operation => operation.Name), Is.Unique.And.All.Match("^[a-z][A-Za-z]+$"));
        Assert.That(operations.Where(one => !one.Json.TryGetProperty("summary", out _)), Is.Empty);
        Assert.That(operations.Where(one => !one.Json.TryGetProperty("tags", out _)), Is.Empty);
    }

    [Test]
    public void Every_operation_names_its_answer_and_its_refusals()
    {
        foreach (var (name, _, operation) in Operations())
        {
            var responses = operation.GetProperty("responses").EnumerateObject().ToList();

            Assert.That(
                responses.Select(response => response.Name), Is.SupersetOf(new[] { "404", "429", "500" }), name);
            Assert.That(responses[0].Name, Is.EqualTo("200").Or.EqualTo("204"), name);
            foreach (var refusal in responses.Where(response => response.Name[0] != '2'))
            {
                var problem = refusal.Value.GetProperty("content").GetProperty("application/problem+json");
                Assert.That(
                    problem.GetProperty("schema").GetProperty("$ref").GetString(),
                    Is.EqualTo("#/components/schemas/Problem"), name);
            }
        }
    }

    [Test]
    public void Every_part_of_a_path_is_a_parameter()
    {
        foreach (var (name, path, operation) in Operations())
        {
            var inPath = path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));

            Assert.That(ParametersIn(operation, "path"), Is.EquivalentTo(inPath), name);
        }
    }

    [Test]
    public void What_costs_money_declares_its_key_and_who_must_be_logged_in_is_said()
    {
        var keyed = Operations().Where(one => ParametersIn(one.Json, "header").Contains("Idempotency-Key"));
        var open = Operations().Where(one => !one.Json.TryGetProperty("security", out _));

        Assert.That(
            keyed.Select(one => one.Name), Is.EquivalentTo(new[] { "placeOrder", "answerReminders", "raiseObjection" }),
            "an order's number is a key");
        Assert.That(
            open.Select(one => one.Name),
            Is.EquivalentTo(new[]
            {
                "logIn", "listProducts", "getProduct", "listCategories", "getFront", "listArtisans", "getArtisan",
                "getMerchant",
            }));
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("session");
        Assert.That(scheme.GetProperty("scheme").GetString(), Is.EqualTo("bearer"));
    }

    [Test]
    public void Every_part_of_an_answer_is_there_even_when_it_is_null()
    {
        var answers = Schemas().Where(schema => !schema.Name.EndsWith("Request", StringComparison.Ordinal)).ToList();
        foreach (var (name, schema) in answers.Where(one => one.Json.TryGetProperty("properties", out _)))
        {
            var parts = schema.GetProperty("properties").EnumerateObject().Select(part => part.Name);
            var required = schema.GetProperty("required").EnumerateArray().Select(part => part.GetString());

            Assert.That(required, Is.EquivalentTo(parts), name);
        }

        Assert.That(answers.Select(one => one.Name), Has.None.EndsWith("Contract").And.None.EndsWith("View"));
    }

    [Test]
    public void Money_is_a_whole_number_and_a_choice_is_a_word()
    {
        var parts = Schemas().Where(one => one.Json.TryGetProperty("properties", out _))
            .SelectMany(one => one.Json.GetProperty("properties").EnumerateObject()).ToList();
        var money = parts.Where(part => part.Name.EndsWith("Fen", StringComparison.Ordinal)).ToList();
        var choices = Schemas().Where(one => one.Json.TryGetProperty("enum", out _)).ToList();

        Assert.That(money, Has.Count.GreaterThan(30));
        Assert.That(
            money.Select(part => part.Value.GetProperty("type").GetString()), Is.All.EqualTo("integer"));
        Assert.That(choices, Is.Not.Empty);
        Assert.That(choices.Select(one => one.Json.GetProperty("type").GetString()), Is.All.EqualTo("string"));
    }

    [Test]
    public void Callbacks_of_wechat_are_not_for_clients() =>
        Assert.That(text, Does.Not.Contain("/wechat/").And.Not.Contain(village.Url.ToString()));

    private IEnumerable<(string Name, string Path, JsonElement Json)> Operations() =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select (method.Value.GetProperty("operationId").GetString()!, path.Name, method.Value);

    private IEnumerable<(string Name, JsonElement Json)> Schemas() => document.GetProperty("components")
        .GetProperty("schemas").EnumerateObject().Select(schema => (schema.Name, schema.Value));

    private static List<string> ParametersIn(JsonElement operation, string place) =>
    [
        .. operation.GetProperty("parameters").EnumerateArray()
            .Where(parameter => parameter.GetProperty("in").GetString() == place)
            .Select(parameter => parameter.GetProperty("name").GetString()!),
    ];

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "VillageCloud.slnx"))) return folder.FullName;
        throw new InvalidOperationException("No VillageCloud.slnx above the test's folder.");
    }
}
