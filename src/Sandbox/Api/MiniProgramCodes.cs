using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Api;

/// <summary>getwxacodeunlimit: checks the scene and the page, then answers a (blank) image.</summary>
internal sealed class MiniProgramCodes(ApiError error)
{
    private const string SceneMarks = "!#$&'()*+,/:;=?@-._~";

    /// <summary>A one-pixel JPEG head and tail: enough for a content type sniffer, useless for a scanner.</summary>
    private static readonly byte[] Blank =
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01,
        0x00, 0x00, 0xFF, 0xD9,
    ];

    public static Shape Shape { get; } = new(
        Field.Text("scene", 1_024, 0),
        Field.TextIf("page", 1_024, 0),
        Field.FlagIf("check_path"),
        Field.TextIf("env_version", 16),
        Field.WholeIf("width"),
        Field.FlagIf("auto_color"),
        Field.FlagIf("is_hyaline"),
        Field.AnyIf("line_color"));

    public Answer Unlimited(Call call)
    {
        var scene = call.Text("scene")!;
        if (scene.Length is 0 or > 32 || !scene.All(c => char.IsAsciiLetterOrDigit(c) || SceneMarks.Contains(c)))
            return error.Of(40129, "invalid scene");
        if (call.WholeOrNull("width") is < 280 or > 1280)
            return error.Of(40097, "invalid args: width");
        if (call.Text("env_version") is not (null or "release" or "trial" or "develop"))
            return error.Of(40097, "invalid args: env_version");
        var page = call.Text("page");
        if (page is not null && (page.StartsWith('/') || page.Contains('?')))
            return error.Of(41030, "invalid page");
        return page?.StartsWith("missing/", StringComparison.Ordinal) == true && call.Flag("check_path") != false
            ? error.Of(41030, "invalid page")
            : new Answer(200, Blank, call.Flag("is_hyaline") == true ? "image/png" : "image/jpeg");
    }
}
