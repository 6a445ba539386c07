using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Commands;

/// <summary>What is typed behind the program's name.</summary>
public sealed class CommandLineTests
{
    [TestCase("serve --roles api,jobs")]
    [TestCase("migrate")]
    [TestCase("openapi description.json")]
    [TestCase("village found --slug qingshan --name 青山合作社 --founder 王芳")]
    [TestCase("village found --slug qingshan --name 青山公司 --form company --founder 王芳")]
    [TestCase("village found --slug qingshan --name 青山公司 --form 强村公司 --founder 王芳")]
    [TestCase("village list")]
    [TestCase("village check --village qingshan")]
    [TestCase("village export --village qingshan --to /mnt/nas")]
    [TestCase("village erase --village qingshan --decided-by 王芳")]
    [TestCase("village erase --village qingshan --decided-by 王芳 --books-exported qingshan.zip")]
    [TestCase("staff add 李梅 --village qingshan --role Reviewer")]
    [TestCase("staff reset 李梅 --village qingshan")]
    [TestCase("staff role 李梅 --village qingshan --role Supervisor")]
    [TestCase("staff add 李梅 --village qingshan --role Representative --seat Farmers")]
    [TestCase("staff disable 李梅 --village qingshan")]
    [TestCase("staff enable 李梅 --village qingshan")]
    [TestCase("staff unlock 李梅 --village qingshan")]
    public void Is_understood(string line) =>
        Assert.That(CommandLine.Build().Parse(line).Errors.Select(error => error.Message), Is.Empty);

    [TestCase("story")]
    [TestCase("allocate plan.json")]
    [TestCase("serve --fresh")]
    public void What_only_the_demo_can_is_no_word_here(string line) =>
        Assert.That(CommandLine.Build().Parse(line).Errors, Is.Not.Empty);

    [TestCase("village found --slug qingshan --name 青山合作社", "--founder")]
    [TestCase("village found --name 青山合作社 --founder 王芳", "--slug")]
    [TestCase("village found --slug q --name 青山 --founder 王芳 --form bank", "bank")]
    [TestCase("village found --slug q --name 青山 --founder 王芳 --password secret", "--password")]
    [TestCase("village check", "--village")]
    [TestCase("village export --village qingshan", "--to")]
    [TestCase("village erase --village qingshan", "--decided-by")]
    [TestCase("village erase --village qingshan --decided-by 王芳 --yes", "--yes")]
    [TestCase("staff add 李梅 --village qingshan", "--role")]
    [TestCase("staff add 李梅 --village qingshan --role Mayor", "Mayor")]
    [TestCase("staff add 李梅 --village qingshan --role 7", "7")]
    [TestCase("staff add 李梅 --village qingshan --role Representative --seat 1", "1")]
    [TestCase("staff reset --village qingshan", "name")]
    [TestCase("staff lock 李梅 --village qingshan", "lock")]
    public void A_village_and_its_staff_are_asked_for_in_full(string line, string named) => Assert.That(
        CommandLine.Build().Parse(line).Errors.Select(error => error.Message), Has.Some.Contains(named));

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
