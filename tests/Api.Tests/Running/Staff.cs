using System.Text.RegularExpressions;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests.Running;

/// <summary>A browser at the console, without the browser: what it sends and keeps.</summary>
internal sealed partial class Staff(Uri url) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = url,
    };

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>Somebody who has copied what the other one's browser keeps.</summary>
    public Staff(Uri url, Staff other)
        : this(url)
    {
        foreach (var (name, value) in other.cookies) cookies[name] = value;
    }

    public string Cookies => string.Join("; ", cookies.Select(static one => $"{one.Key}={one.Value}"));

    /// <summary>The sign-in page's form, filled in; then the cookie says who it is.</summary>
    public async Task<int> SignIn(string user)
    {
        var code = await FreshCodes.Next($"{url}{user}");
        return await Post("/console/sign-in", new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = await FormTokenOf("/console/sign-in"),
            ["Form.User"] = user, ["Form.Password"] = DemoAccounts.Password, ["Form.Code"] = code,
        });
    }

    /// <summary>By the menu of a page, which only a browser draws: the form's token is the same.</summary>
    public async Task<int> SignOut() => await Post("/console/sign-out", new()
    {
        ["__RequestVerificationToken"] = await FormTokenOf("/console/sign-in"),
    });

    public async Task<string> FormTokenOf(string page)
    {
        using var answer = await Send(new(HttpMethod.Get, page));
        return FormToken().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    public async Task<int> Post(string path, Dictionary<string, string> form)
    {
        using var answer = await Send(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) });
        return (int)answer.StatusCode;
    }

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", Cookies);
        var answer = await http.SendAsync(request);
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set)) return answer;
        foreach (var pair in set.Select(static one => one.Split(';')[0].Split('=', 2))) cookies[pair[0]] = pair[1];
        return answer;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex(
        """name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
