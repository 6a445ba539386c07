using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Commands;

/// <summary>What is typed behind the program's name.</summary>
public sealed class CommandLineTests
{
    [TestCase("story --database mysql --sandbox http://127.0.0.1:5083 --api http://127.0.0.1:5080")]
    [TestCase("story --database mysql --sandbox=https://localhost:5083/ --api=http://[::1]:5080")]
    [TestCase("story")]
    [TestCase("story --database sqlite")]
    [TestCase("serve --roles api,jobs --fresh")]
    [TestCase("migrate")]
    [TestCase("openapi description.json")]
    public void Is_understood(string line) =>
        Assert.That(CommandLine.Build().Parse(line).Errors.Select(error => error.Message), Is.Empty);

    [Test]
    public void An_address_arrives_as_it_was_typed()
    {
        var parsed = CommandLine.Build().Parse(
            "story --database mysql --sandbox http://127.0.0.1:5083/ --api http://127.0.0.1:5080/");

        Assert.That(
            (parsed.GetValue<Uri?>("--sandbox"), parsed.GetValue<Uri?>("--api")),
            Is.EqualTo((new Uri("http://127.0.0.1:5083/"), new Uri("http://127.0.0.1:5080/"))));
    }

    [TestCase("story --database mysql --sandbox 127.0.0.1:5083 --api http://127.0.0.1:5080", "--sandbox")]
    [TestCase("story --database mysql --sandbox http://127.0.0.1:5083 --api /v1", "--api")]
    [TestCase("story --database mysql --sandbox file:///tmp --api http://127.0.0.1:5080", "--sandbox")]
    [TestCase("story --database mysql --sandbox http://127.0.0.1:5083", "一起")]
    [TestCase("story --api http://127.0.0.1:5080", "一起")]
    [TestCase("story --sandbox http://127.0.0.1:5083 --api http://127.0.0.1:5080", "--database mysql")]
    [TestCase("story --database oracle", "oracle")]
    public void Is_refused_in_a_sentence(string line, string named) =>
        Assert.That(CommandLine.Build().Parse(line).Errors.Select(error => error.Message), Has.Some.Contains(named));

    [TestCase(null, 5080)]
    [TestCase("", 5080)]
    [TestCase("6080", 6080)]
    public void The_port_is_taken_from_the_environment(string? text, int port) =>
        Assert.That(ServeCommand.Port(text), Is.EqualTo(port));

    [TestCase("many")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("65533")]
    [TestCase("99999999999")]
    public void A_port_that_is_none_is_refused(string text) => Assert.That(
        () => ServeCommand.Port(text), Throws.TypeOf<HostSettingsException>().With.Message.Contains("端口"));
}
