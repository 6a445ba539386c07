using Microsoft.AspNetCore.Http;

namespace VillageCloud.Admin.Layout;

/// <summary>Which of the two style sheets is in force, as the server writes it into the page, so that there is no
/// moment without one: what this browser chose, else what its system prefers.</summary>
/// <param name="Light">The media of the light sheet.</param>
public sealed record ThemeChoice(string Light, string Dark)
{
    /// <summary>Written by console.js; holds <c>light</c> or <c>dark</c> and nothing about a person.</summary>
    public const string Cookie = "village-theme";

    private const string Always = "all";
    private const string Never = "not all";

    public static ThemeChoice Of(HttpRequest request) => request.Cookies[Cookie] switch
    {
        "light" => new(Always, Never),
        "dark" => new(Never, Always),
        _ => new("(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"),
    };
}
