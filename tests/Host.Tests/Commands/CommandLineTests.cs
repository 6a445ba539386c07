using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Commands;

/// <summary>What is typed behind the program's name.</summary>
public sealed class CommandLineTests
{
    [TestCase("serve --roles api,jobs")]
    [TestCase("migrate")]
    [TestCase("openapi description.json")]
    public void Is_understood(string line) =>
        Assert.That(CommandLine.Build().Parse(line).Errors.Select(error => error.Message), Is.Empty);

    [TestCase("story")]
    [TestCase("allocate plan.json")]
    [TestCase("serve --fresh")]
    public void What_only_the_demo_can_is_no_word_here(string line) =>
        Assert.That(CommandLine.Build().Parse(line).Errors, Is.Not.Empty);

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
