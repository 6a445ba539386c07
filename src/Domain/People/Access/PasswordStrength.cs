namespace VillageCloud.Domain.People.Access;

/// <summary>Which passwords are taken. Length is what counts; the rest keeps out what is tried first.</summary>
public static class PasswordStrength
{
    public const int Shortest = 10;

    /// <summary>Nobody types more, and hashing a book takes a while.</summary>
    public const int Longest = 128;

    /// <summary>What lists of stolen passwords begin with, as far as it is long enough.</summary>
    private static readonly string[] Common =
    [
        "password", "passw0rd", "qwerty", "1q2w3e4r", "qazwsx", "asdfgh", "zxcvbn", "iloveyou", "woaini", "admin",
        "welcome", "abc123", "123456", "654321", "111111", "000000", "5201314", "1314520", "village",
    ];

    /// <param name="user">The name that it belongs to.</param>
    public static bool IsEnough(string password, string user) =>
        password.Length is >= Shortest and <= Longest
        && password.Any(char.IsLetter) && password.Any(char.IsAsciiDigit)
        && password.Distinct().Count() >= Shortest / 2
        && !Has(password, user) && !Array.Exists(Common, word => IsMostly(password, word));

    private static bool Has(string password, string word) =>
        word.Length > 0 && password.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>A common word with a little around it is that word.</summary>
    private static bool IsMostly(string password, string word) =>
        Has(password, word) && password.Length - word.Length < Shortest / 2 + 2;
}
