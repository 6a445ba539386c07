using VillageCloud.Admin.SignIn;
using VillageCloud.Demo;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>What ships has no demo, says so where somebody asks for one, and takes none of its passwords.</summary>
public sealed class DemoRulesTests
{
    [Test]
    public void A_village_enters_its_own_merchant_so_the_settings_need_none() =>
        Assert.That(() => new Stage("Production").Read("urls=http://127.0.0.1:5080"), Throws.Nothing);

    [TestCase("Production")]
    [TestCase("Development")]
    public void A_sandbox_is_refused(string environment) => Assert.That(
        new Stage(environment).Refusal("Village:SandboxControl=http://127.0.0.1:5083", Stage.Account),
        Does.Contain("Village:SandboxControl").And.Contain("沙箱"));

    [TestCase("Production")]
    [TestCase("Development")]
    public void The_demo_village_is_not_put_into_a_real_database(string environment) => Assert.That(
        new Stage(environment).Refusal(Stage.Account, "Village:SeedDemo=true"), Does.Contain("Village:SeedDemo"));

    [TestCase("village")]
    [TestCase("village-2026")]
    public void The_passwords_of_the_demo_open_no_dashboard_outside_development(string published) => Assert.That(
        new Stage("Production").Refusal(Stage.Account, $"Village:OperatorPassword={published}"),
        Does.Contain("运维密码"));

    [TestCase("Production")]
    [TestCase("Staging")]
    [TestCase("Development")]
    public void The_dashboard_stays_shut_until_somebody_chooses_a_password(string environment) =>
        Assert.That(new Stage(environment).Read(Stage.Account).OperatorPassword, Is.Null);

    [Test]
    public void What_the_demo_publishes_is_known_as_published() => Assert.That(
        (PublishedSecrets.Password, PublishedSecrets.OperatorPassword, PublishedSecrets.AuthenticatorKey),
        Is.EqualTo((DemoAccounts.Password, DemoAccounts.OperatorPassword, DemoAccounts.AuthenticatorKey)));

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
        Assert.That(new Stage("Development").DemoRefusal(setting), Does.Contain("本机地址"));
        Assert.That(new Stage("Development").Refusal(setting, Stage.Account), Does.Contain("本机地址"));
    }

    // The server itself lets urls overrule ports, and its own section overrule both.
    [TestCase("urls=http://127.0.0.1:5080", "http_ports=8080")]
    [TestCase("Kestrel:Endpoints:Own:Url=http://127.0.0.1:5080", "urls=http://0.0.0.0:5080")]
    public void An_address_that_is_overruled_refuses_nothing(string rules, string overruled) =>
        Assert.That(() => new Stage("Development").Read(rules, overruled, Stage.Account), Throws.Nothing);
}
