using MudBlazor;

namespace VillageCloud.Admin.Layout;

/// <summary>Ant Design's tokens on MudBlazor (docs/decisions/0008).</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts =
        ["-apple-system", "BlinkMacSystemFont", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"];

    // What a snackbar is filled with, under white words: dark enough in both themes.
    private const string Good = "#237804";
    private const string Waiting = "#ad4e00";
    private const string Bad = "#a8071a";
    private const string Moving = "#0958d9";

    public static readonly MudTheme Ant = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1677ff", Success = Good, Warning = Waiting, Error = Bad, Info = Moving,
            Background = "#f5f5f5", Surface = "#ffffff", TextPrimary = "rgba(0,0,0,0.88)",
            TextSecondary = "rgba(0,0,0,0.65)", Divider = "#f0f0f0", TableLines = "#f0f0f0",
            LinesInputs = "#d9d9d9", ActionDefault = "rgba(0,0,0,0.65)",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#4096ff", Success = Good, Warning = Waiting, Error = Bad, Info = Moving,
            Background = "#000000", Surface = "#141414", TextPrimary = "rgba(255,255,255,0.88)",
            TextSecondary = "rgba(255,255,255,0.65)", Divider = "#303030", TableLines = "#303030",
            LinesInputs = "#424242", ActionDefault = "rgba(255,255,255,0.65)",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "14px", LineHeight = "1.5715" },
            Button = new ButtonTypography
            {
                FontFamily = Fonts, FontSize = "14px", FontWeight = "400", TextTransform = "none",
            },
        },
    };
}
