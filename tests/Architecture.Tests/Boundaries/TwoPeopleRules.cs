using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

/// <summary>Who made, approved or declined something is told by one value (decision 22): a noun that tells it in its
/// own words forgets a refusal, a reason or the CHECK.</summary>
public static partial class TwoPeopleRules
{
    private const string Value = "src/Domain/Shared/TwoPeople.cs";

    public static IEnumerable<string> TwoPeopleAreOneValue(SourceFile file) =>
        !file.IsUnder("src/Domain") || file.Path == Value
            ? []
            : Member().Matches(CSharpText.WithoutWords(file.Text)).Select(match => file.At(
                match.Groups["name"].Index, $"{match.Groups["name"].Value}: two people are one value, use TwoPeople"));

    [GeneratedRegex(
        @"\b[\w.]+\??\s+(?<name>(Requested|Drafted|Made|Proposed|Submitted|Approved|Checked|Reviewed|Decided|Declined"
        + @"|Discarded|Rejected|SentBack)By|Maker|Checker|Approver|Reviewer|Decliner"
        + @"|(Decline|Discard|Reject)\w*Reason)\s*(\{|=>|[,)])",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();
}
