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
    public void Pictures_lie_in_the_folder_until_a_whole_bucket_is_named()
    {
        string[] all =
        [
            Stage.Account, "Village:Media:Endpoint=https://oss-cn-hangzhou.aliyuncs.com",
            "Village:Media:Bucket=pictures", "Village:Media:AccessKey=LTAI", "Village:Media:SecretKey=s3cret\n",
        ];

        Assert.That(new Stage("Production").Read(Stage.Account).Bucket, Is.Null);
        var bucket = new Stage("Production").Read([.. all, "Village:Media:Region=cn-hangzhou"]).Bucket!;
        Assert.That(
            (bucket.Bucket, bucket.Region, bucket.PathStyle, bucket.SecretKey),
            Is.EqualTo(("pictures", "cn-hangzhou", false, "s3cret")));
        for (var left = 1; left < all.Length; left++)
        {
            var name = all[left].Split('=')[0];
            Assert.That(
                new Stage("Production").Refusal([.. all.Where((_, at) => at != left)]),
                Does.Contain(name.Split(':')[^1]).And.Contain("补齐").And.Not.Contain("s3cret"));
        }
    }

    [TestCase("Village:Media:Endpoint=oss", "Village:Media:Endpoint")]
    [TestCase("Village:Media:PathStyle=maybe", "Village:Media:PathStyle")]
    public void A_bucket_that_cannot_be_read_is_named(string setting, string named) => Assert.That(
        new Stage("Production").Refusal(
            Stage.Account, "Village:Media:Endpoint=http://minio:9000", "Village:Media:Bucket=pictures",
            "Village:Media:AccessKey=LTAI", "Village:Media:SecretKey=s3cret", setting),
        Does.Contain(named).And.Not.Contain("s3cret"));

    [Test]
    public void A_proxy_gets_time_to_look_away_except_where_nobody_stands_in_front()
    {
        Assert.That(new Stage("Development").Read(Stage.Account).Drain, Is.EqualTo(TimeSpan.Zero));
        Assert.That(
            new Stage("Production").Read(Stage.Account).Drain,
            Is.EqualTo(TimeSpan.FromSeconds(5)));
    }
}
