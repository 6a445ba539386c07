using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

public sealed class ProxyTests
{
    private static readonly SourceFile Proxy =
        SourceTree.Files.Single(static file => file.Path == "docker/nginx/village.conf.template");

    [Test]
    public void The_log_holds_no_openid() => Findings.AreNone(ProxyRules.LogsNoQuery(Proxy));

    [Test]
    public void A_redirect_leads_to_our_own_names() => Findings.AreNone(ProxyRules.RedirectsToOurNames(Proxy));

    [Test]
    public void The_name_of_the_api_serves_the_api_only() =>
        Findings.AreNone(ProxyRules.ApiHostServesTheApiOnly(Proxy));

    [Test]
    public void What_a_visitor_may_ask_is_bounded() => Findings.AreNone(ProxyRules.Says(
        Proxy, "server_tokens off;", "client_max_body_size 64k;", "limit_req  zone=visits", "limit_req  zone=staff",
        "limit_conn connections", "add_header Strict-Transport-Security"));

    [Test]
    public void Each_of_these_rules_can_fail()
    {
        const string Careless =
            "log_format main '$remote_addr \"$request\" $status';\nserver {\n    listen 80;\n"
            + "    location / { return 301 https://$host$request_uri; }\n}\nserver {\n    server_name ${API_HOST};\n"
            + "    ssl_certificate x;\n    location / { proxy_pass http://api:8080; }\n}\n";
        var proxy = new SourceFile("n", Careless);

        Assert.That(ProxyRules.LogsNoQuery(proxy), Has.Exactly(4).Items);
        Assert.That(ProxyRules.LogsNoQuery(new SourceFile("n", "")), Has.Exactly(2).Items);
        Assert.That(ProxyRules.RedirectsToOurNames(proxy), Has.Exactly(1).Items);
        Assert.That(ProxyRules.ApiHostServesTheApiOnly(proxy), Has.Exactly(1).Items);
        Assert.That(ProxyRules.Says(proxy, "server_tokens off;"), Has.Exactly(1).Items);
    }
}
