using System.Text;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

/// <summary>What somebody types to sign in: letters of any script and figures, unique in an installation.</summary>
public static class UserName
{
    public const int Shortest = 2;
    public const int Longest = 32;

    /// <returns>The name as it will be shown, or <c>access.user_name_invalid</c>.</returns>
    public static Outcome<string> Read(string? typed)
    {
        var name = (typed ?? "").Trim().Normal(NormalizationForm.FormC);
        return name.Length is >= Shortest and <= Longest && name.All(IsPart) ? name : new UserNameInvalid();
    }

    /// <summary>Two that differ by this only in how they are written are the same.</summary>
    public static string Normal(string typed) => typed.Trim().Normal(NormalizationForm.FormC).ToUpperInvariant();

    private static bool IsPart(char one) => char.IsLetterOrDigit(one) || one is '-' or '_' or '.';
}

public sealed record UserNameInvalid()
    : Refusal(
        "access.user_name_invalid",
        $"用户名要 {UserName.Shortest} 到 {UserName.Longest} 个字，可以用汉字、字母和数字，不要有空格");

public sealed record UserNameTaken()
    : Refusal("access.user_name_taken", "这个用户名已经有人用了，请换一个，例如在后面加上村名")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
