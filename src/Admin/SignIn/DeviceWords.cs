namespace VillageCloud.Admin.SignIn;

/// <summary>What a browser calls itself, in words by which its person knows it again. First match wins: browsers carry
/// the names of those that they descend from.</summary>
internal static class DeviceWords
{
    private static readonly (string Mark, string Word)[] Browsers =
    [
        ("MicroMessenger", "微信"), ("Edg", "Edge"), ("QQBrowser", "QQ 浏览器"), ("HuaweiBrowser", "华为浏览器"),
        ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Word)[] Systems =
    [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "鸿蒙"), ("Android", "安卓"),
        ("Mac OS", "Mac"), ("Linux", "Linux"),
    ];

    public static string Of(string? agent) => $"{Word(Browsers, agent, "别的浏览器")} · {Word(Systems, agent, "别的系统")}";

    private static string Word((string Mark, string Word)[] known, string? agent, string other) =>
        Array.Find(known, one => agent?.Contains(one.Mark, StringComparison.Ordinal) == true).Word ?? other;
}
