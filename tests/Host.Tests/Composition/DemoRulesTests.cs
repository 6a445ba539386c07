using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>Outside Development, or on any address but loopback, nothing of the demo works.</summary>
public sealed class DemoRulesTests
{
    private const string Account = "WeChat:Accounts:0:Village=qingshan";

    [TestCase("Production")]
    [TestCase("Staging")]
    [TestCase("development-2")]
    [TestCase("")]
    public void The_sandbox_is_refused_outside_development(string environment) =>
        Assert.That(new Stage(environment).Refusal(), Does.Contain("WeChat:Accounts is empty").And.Contain("沙箱"));

    [TestCase("Production")]
    [TestCase("Staging")]
    public void Another_process_sandbox_is_refused_outside_development(string environment) => Assert.That(
        new Stage(environment).Refusal("Village:SandboxControl=http://127.0.0.1:5083", Account),
        Does.Contain("沙箱只在 Development"));

    [TestCase("Production")]
    [TestCase("Staging")]
    public void The_demo_village_is_not_put_into_a_real_database(string environment) => Assert.That(
        new Stage(environment).Refusal(Account, "Village:SeedDemo=true"), Does.Contain("Village:SeedDemo"));

    [TestCase("village")]
    [TestCase("village-2026")]
    public void The_passwords_of_the_demo_open_no_dashboard_outside_development(string published) => Assert.That(
        new Stage("Production").Refusal(Account, $"Village:OperatorPassword={published}"), Does.Contain("运维密码"));

    [TestCase("Production")]
    [TestCase("Staging")]
    public void Outside_development_nothing_of_the_demo_is_chosen_by_itself(string environment)
    {
        var settings = new Stage(environment).Read(Account, "urls=http://0.0.0.0:8080");

        Assert.That(
            (settings.WeChat, settings.SeedDemo, settings.OperatorPassword),
            Is.EqualTo((WeChatMode.Real, false, (string?)null)));
    }

    [TestCase("urls=http://0.0.0.0:5080")]
    [TestCase("urls=http://[::]:5080")]
    [TestCase("urls=http://*:5080")]
    [TestCase("urls=http://+:5080")]
    [TestCase("urls=http://192.168.1.20:5080")]
    [TestCase("urls=http://village.example:5080")]
    [TestCase("urls=http://0:5080")]
    [TestCase("urls=http://127.0.0.1:5080;http://0.0.0.0:5090")]
    [TestCase("http_ports=5080")]
    [TestCase("https_ports=5443")]
    [TestCase("Kestrel:Endpoints:Lan:Url=http://0.0.0.0:5080")]
    [TestCase("Kestrel:Endpoints:Lan:Url=http://[::]:5080")]
    public void Development_is_refused_on_an_address_that_others_reach(string setting)
    {
        Assert.That(new Stage("Development").Refusal(setting), Does.Contain("本机地址"));
        Assert.That(
            new Stage("Development").Refusal(setting, Account), Does.Contain("本机地址"),
            "with an account too: the sign-in page tells the code there");
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
        var settings = new Stage("Development").Read(setting);

        Assert.That(
            (settings.WeChat, settings.SeedDemo, settings.OperatorPassword),
            Is.EqualTo((WeChatMode.EmbeddedSandbox, true, "village")));
    }

    // The server itself lets urls overrule ports, and its own section overrule both.
    [TestCase("urls=http://127.0.0.1:5080", "http_ports=8080")]
    [TestCase("Kestrel:Endpoints:Own:Url=http://127.0.0.1:5080", "urls=http://0.0.0.0:5080")]
    public void An_address_that_is_overruled_refuses_nothing(string rules, string overruled) =>
        Assert.That(new Stage("Development").Read(rules, overruled).SeedDemo, Is.True);

    [Test]
    public void A_sandbox_on_another_machine_is_refused() => Assert.That(
        new Stage("Development").Refusal("Village:SandboxControl=http://10.0.0.7:5083"), Does.Contain("沙箱只能在本机"));
}
