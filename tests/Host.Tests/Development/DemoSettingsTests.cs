using VillageCloud.DevHost;
using VillageCloud.Host.Tests.Composition;

namespace VillageCloud.Host.Tests.Development;

/// <summary>Outside Development, or on any address but loopback, nothing of the demo works.</summary>
public sealed class DemoSettingsTests
{
    [TestCase("Production")]
    [TestCase("Staging")]
    [TestCase("development-2")]
    [TestCase("")]
    public void The_sandbox_is_refused_outside_development(string environment) => Assert.That(
        new Stage(environment).DemoRefusal(), Does.Contain("WeChat:Accounts is empty").And.Contain("沙箱"));

    [TestCase("Production")]
    [TestCase("Staging")]
    public void Another_process_sandbox_is_refused_outside_development(string environment) => Assert.That(
        new Stage(environment).DemoRefusal("Village:SandboxControl=http://127.0.0.1:5083", Stage.Account),
        Does.Contain("沙箱只在 Development"));

    [TestCase("Production")]
    [TestCase("Staging")]
    public void The_demo_village_is_not_put_into_a_real_database(string environment) => Assert.That(
        new Stage(environment).DemoRefusal(Stage.Account, "Village:SeedDemo=true"),
        Does.Contain("Village:SeedDemo is for Development"));

    [TestCase("Production")]
    [TestCase("Staging")]
    public void Outside_development_nothing_of_the_demo_is_chosen_by_itself(string environment)
    {
        var settings = new Stage(environment).ReadDemo(Stage.Account, "urls=http://0.0.0.0:8080");

        Assert.That((settings.WeChat, settings.SeedDemo), Is.EqualTo((WeChatMode.Real, false)));
    }

    [TestCase("urls=http://127.0.0.1:5080")]
    [TestCase("urls=http://127.1.2.3:5080")]
    [TestCase("urls=http://[::1]:5080")]
    [TestCase("urls=http://LOCALHOST:5080")]
    [TestCase("urls=http://127.0.0.1:5080/;http://[::1]:5080")]
    [TestCase("urls=http://unix:/tmp/village.sock")]
    [TestCase("Kestrel:Endpoints:Own:Url=http://localhost:5080")]
    public void Development_on_loopback_is_the_demo(string setting)
    {
        var settings = new Stage("Development").ReadDemo(setting);

        Assert.That((settings.WeChat, settings.SeedDemo), Is.EqualTo((WeChatMode.EmbeddedSandbox, true)));
    }

    [Test]
    public void A_sandbox_on_another_machine_is_refused() => Assert.That(
        new Stage("Development").DemoRefusal("Village:SandboxControl=http://10.0.0.7:5083"),
        Does.Contain("沙箱只能在本机"));

    [Test]
    public void The_sandbox_stands_beside_the_village() => Assert.That(
        (new Stage("Development").ReadDemo().SandboxPort,
            new Stage("Development").ReadDemo("Village:PublicUrl=http://127.0.0.1:6080").SandboxPort,
            new Stage("Development").ReadDemo("Village:SandboxPort=0").SandboxPort),
        Is.EqualTo((5081, 6081, 0)));

    [TestCase("Village:SandboxPort=many", "Village:SandboxPort")]
    [TestCase("Village:SandboxStart=yesterday", "Village:SandboxStart")]
    [TestCase("Village:SeedDemo=2", "Village:SeedDemo")]
    [TestCase("Village:SandboxControl=127.0.0.1:5083", "Village:SandboxControl")]
    public void A_setting_that_cannot_be_read_is_named(string setting, string named) =>
        Assert.That(new Stage("Development").DemoRefusal(setting), Does.Contain(named));

    [TestCase(new string[0], "village")]
    [TestCase(new[] { "--Village:OperatorPassword=my own" }, "my own")]
    public void The_dashboard_of_the_demo_opens_with_its_password_unless_another_is_set(string[] typed, string password)
    {
        var builder = VillageHost.CreateBuilder(["--environment=Development", .. typed]);

        Assert.That(DemoSurroundings.Of(builder).StandForWeChat, Is.True);
        Assert.That(builder.Configuration["Village:OperatorPassword"], Is.EqualTo(password));
    }

    [Test]
    public void With_a_merchant_there_is_no_demo()
    {
        var builder = VillageHost.CreateBuilder(["--environment=Production", $"--{Stage.Account}"]);

        Assert.That(DemoSurroundings.Of(builder).GetType(), Is.EqualTo(typeof(Surroundings)));
    }
}
