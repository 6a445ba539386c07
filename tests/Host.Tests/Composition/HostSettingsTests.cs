namespace VillageCloud.Host.Tests.Composition;

/// <summary>A setting that can't be read is told by its name, in a sentence.</summary>
public sealed class HostSettingsTests
{
    [TestCase("Village:MigrateAtStart=maybe", "Village:MigrateAtStart")]
    [TestCase("Village:DrainSeconds=long", "Village:DrainSeconds")]
    [TestCase("Village:DrainSeconds=-1", "Village:DrainSeconds")]
    [TestCase("Village:DrainSeconds=3600", "Village:DrainSeconds")]
    [TestCase("Village:Roles=api,cook", "'cook'")]
    [TestCase("Village:PublicUrl=village", "Village:PublicUrl")]
    [TestCase("Village:ConsoleUrl=village", "Village:ConsoleUrl")]
    [TestCase("Village:Database:Provider=7", "Village:Database:Provider")]
    [TestCase("Village:Database:Provider=Oracle", "Village:Database:Provider")]
    [TestCase("Village:Database:ConnectionString=nonsense", "Village:Database:ConnectionString")]
    [TestCase("urls=0.0.0.0", "监听地址")]
    public void A_setting_that_cannot_be_read_is_named(string setting, string named) =>
        Assert.That(new Stage("Development").Refusal(setting), Does.Contain(named));

    [Test]
    public void A_connection_string_is_never_repeated() => Assert.That(
        new Stage("Development").Refusal(
            "Village:Database:Provider=MySql", "Village:Database:ConnectionString=Server=db;Pasword=s3cret"),
        Does.Contain("ConnectionString").And.Not.Contain("s3cret"));

    [Test]
    public void A_proxy_gets_time_to_look_away_except_where_nobody_stands_in_front()
    {
        Assert.That(new Stage("Development").Read(Stage.Account).Drain, Is.EqualTo(TimeSpan.Zero));
        Assert.That(
            new Stage("Production").Read(Stage.Account).Drain,
            Is.EqualTo(TimeSpan.FromSeconds(5)));
    }
}
