using System.Text;

namespace VillageCloud.Api.Tests.Fuzz;

/// <summary>The forms of the console: whole, with fields left out, twice or odd, with and without token.</summary>
internal sealed class ConsoleRequests(Dice dice)
{
    private static readonly string[] Pages =
    [
        "/console", "/console/", "/console/orders", "/console/nowhere", "/console/sign-in", "/console/sign-in/x",
        "/console/sign-out", "/_blazor", "/_blazor/negotiate", "/_blazor/disconnect", "/_blazor/initializers",
        "/_framework/blazor.web.js", "/_content/x", "/jobs", "/jobs/x", "/healthz", "/reference", "/openapi/v2.json",
        "/",
    ];

    private static readonly string[] Types =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=gbk", "multipart/form-data",
        "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"", "application/json", "text/plain", "",
        "application/x-www-form-urlencoded; charset=nonsense", "application/x-www-form-urlencoded; charset=utf-7",
    ];

    /// <summary>Of the form, as the page gave it.</summary>
    public string FormToken { get; set; } = "";

    public string Cookie { get; set; } = "";

    public Shot Next() => dice.Below(5) switch { 0 => Page(), 1 => SignOut(), _ => SignIn() };

    private Shot Page()
    {
        var query = dice.In(3) ? "?ReturnUrl=" + Uri.EscapeDataString(ApiRequests.Line(dice.Text())) : "";
        var shot = new Shot(dice.Of("GET", "GET", "GET", "HEAD", "OPTIONS", "PUT", "DELETE"), dice.Of(Pages) + query);
        var forged = $"village-console={ApiRequests.Line(dice.Text())}";
        if (dice.In(3)) shot.Headers.Add(("Cookie", dice.In(2) ? Cookie : forged));
        if (dice.In(5)) shot.Headers.Add(("Authorization", $"Basic {ApiRequests.Line(dice.Text())}"));
        if (dice.In(5)) shot.Headers.Add(("blazor-enhanced-nav", ApiRequests.Line(dice.Text())));
        return shot;
    }

    private Shot SignOut() => Form("/console/sign-out", [.. Token()]);

    private Shot SignIn()
    {
        var fields = new List<(string, string)>();
        if (!dice.In(8)) fields.Add(("_handler", dice.In(8) ? dice.Text() : "sign-in"));
        fields.AddRange(Token());
        foreach (var name in new[] { "Form.User", "Form.Password", "Form.Code" })
        {
            for (var times = dice.Of(0, 1, 1, 1, 1, 2); times > 0; times--)
            {
                var field = dice.In(20) ? name + dice.Of("[0]", ".x", " ", "[") : name;
                fields.Add((field, dice.In(8) ? "keeper" : dice.Text()));
            }
        }

        if (dice.In(6)) fields.Add((dice.Text(), dice.Text()));
        if (dice.In(40)) fields.AddRange(Enumerable.Range(0, 1_100).Select(static i => ($"Form[{i}]", "x")));
        return Form("/console/sign-in" + (dice.In(6) ? "?_handler=x" : ""), fields);
    }

    private IEnumerable<(string, string)> Token()
    {
        if (dice.In(10)) yield break;
        yield return ("__RequestVerificationToken", dice.In(10) ? dice.Text() : FormToken);
        if (dice.In(20)) yield return ("__RequestVerificationToken", FormToken);
    }

    private Shot Form(string address, List<(string Name, string Value)> fields)
    {
        var shot = new Shot("POST", address) { ContentType = dice.In(15) ? dice.Of(Types) : Types[0] };
        if (!dice.In(10)) shot.Headers.Add(("Cookie", Cookie));
        var text = string.Join('&', fields.Select(static one => $"{Escaped(one.Name)}={Escaped(one.Value)}"));
        shot.Body = dice.In(30) ? dice.Bytes(40) : Encoding.UTF8.GetBytes(text);
        return shot;
    }

    private static string Escaped(string text) =>
        Uri.EscapeDataString(new string([.. text.Where(static one => !char.IsSurrogate(one))]));
}
