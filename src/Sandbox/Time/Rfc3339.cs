using System.Globalization;
using System.Text.RegularExpressions;

namespace VillageCloud.Sandbox.Time;

/// <summary>The one time format requests may use.</summary>
internal static partial class Rfc3339
{
    private const string Pattern = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$";

    public static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        return Form().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Form();
}
