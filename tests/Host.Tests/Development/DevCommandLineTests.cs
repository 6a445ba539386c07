using VillageCloud.DevHost;

namespace VillageCloud.Host.Tests.Development;

/// <summary>What is typed behind <c>./run</c>.</summary>
public sealed class DevCommandLineTests
{
    [TestCase("story --database mysql --sandbox http://127.0.0.1:5083 --api http://127.0.0.1:5080")]
    [TestCase("story --database mysql --sandbox=https://localhost:5083/ --api=http://[::1]:5080")]
    [TestCase("story")]
    [TestCase("story --database sqlite")]
    [TestCase("serve --roles api,jobs --fresh")]
    [TestCase("allocate plan.json")]
    [TestCase("migrate")]
    [TestCase("openapi description.json")]
    [TestCase("village found --slug qingshan --name 青山合作社 --founder 王芳")]
    [TestCase("staff add 李梅 --village shangying --role Reviewer")]
    public void Is_understood(string line) =>
        Assert.That(DevCommandLine.Build().Parse(line).Errors.Select(error => error.Message), Is.Empty);

    [Test]
    public void An_address_arrives_as_it_was_typed()
    {
        var parsed = DevCommandLine.Build().Parse(
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
        Assert.That(DevCommandLine.Build().Parse(line).Errors.Select(error => error.Message), Has.Some.Contains(named));
}
