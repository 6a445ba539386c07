using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>The county edition's containers.</summary>
public sealed class ComposeTests
{
    private static readonly SourceFile Compose =
        SourceTree.Files.Single(static file => file.Path == "docker/compose.yaml");

    [Test]
    public void The_county_edition_is_these_services() => Findings.AreNone(ComposeRules.ServicesAreExactly(
        Compose, ["mysql", "redis", "api", "admin", "jobs", "owner", "nginx"]));

    [Test]
    public void Every_container_is_held() => Findings.AreNone(ComposeRules.IsHeld(Compose));

    [Test]
    public void Every_image_is_named() => Findings.AreNone(ComposeRules.NamesItsImages(Compose));

    [Test]
    public void The_data_is_inside() =>
        Findings.AreNone(ComposeRules.KeepsTheDataInside(Compose, ["mysql", "redis"], facing: "nginx"));

    [TestCase("owner_connection_string", new[] { "owner" })]
    [TestCase("Village__OperatorPassword", new[] { "admin" })]
    [TestCase("Village__Redis", new[] { "admin", "jobs" })]
    [TestCase("redis_password", new[] { "redis" })]
    [TestCase("mysql_root_password", new[] { "mysql" })]
    [TestCase("Village__Database__ConnectionString", new[] { "api", "admin", "jobs" })]
    [TestCase("village_keys", new[] { "api", "admin", "jobs", "owner" })]
    [TestCase("tls.key", new[] { "nginx" })]
    public void A_secret_is_given_to_whoever_needs_it(string secret, string[] to) =>
        Findings.AreNone(ComposeRules.Gives(Compose, secret, to));

    [Test]
    public void A_container_is_given_the_time_that_a_stop_takes() => Findings.AreNone(ProxyRules.Says(
        Compose, "stop_grace_period: 45s", "./nginx/village-api.conf:/etc/nginx/village-api.conf:ro"));

    [Test]
    public void Redis_asks_for_its_password() =>
        Findings.AreNone(ProxyRules.Says(Compose, "requirepass $$(cat /run/secrets/redis_password)"));

    [Test]
    public void Each_of_these_rules_can_fail()
    {
        var careless = new SourceFile("c", """
            x-held: &held
              read_only: true
              cap_drop: [ALL]
              security_opt: ["no-new-privileges:true"]
              mem_limit: 1g
              pids_limit: 9
              logging: { options: { max-size: 1m } }
            services:
              held:
                <<: [*held]
                image: a:1
                networks: [inside]
              free:
                <<: *held
                image: a
                privileged: true
                cap_add: [SYS_ADMIN]
                networks: [inside, out]
                ports: ["1:1"]
                secrets:
                  - source: key
              bare:
                image: a:latest
                secrets: [key]
            networks:
              inside: { internal: true }
              out:
            """);

        Assert.That(ComposeRules.ServicesAreExactly(careless, ["held", "free", "more"]),
            Is.EquivalentTo(new[] { "c: lacks more", "c: adds bare" }));
        Assert.That(Of("held"), Is.Empty);
        Assert.That(Of("free"), Has.Exactly(2).Items);
        Assert.That(Of("bare"), Has.Exactly(6).Items);
        Assert.That(ComposeRules.NamesItsImages(careless), Has.Exactly(2).Items);
        Assert.That(ComposeRules.KeepsTheDataInside(careless, ["free"], facing: "held"), Is.EquivalentTo(new[]
        {
            "c: held sees the data", "c: free is reached from outside", "c: free has a port",
            "c: bare is on the network of everybody",
        }));
        Assert.That(ComposeRules.Gives(careless, "key", "free", "held"),
            Is.EquivalentTo(new[] { "c: held lacks key", "c: bare has key" }));

        IEnumerable<string> Of(string service) => ComposeRules.IsHeld(careless)
            .Where(found => found.StartsWith($"c: {service} ", StringComparison.Ordinal));
    }
}
