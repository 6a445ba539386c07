using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.SignIn.Pictures;

namespace VillageCloud.Admin.SignIn;

/// <summary>The secret of a second factor as a phone's camera reads it. Kept nowhere.</summary>
public sealed partial class FactorPicture
{
    /// <summary>Cameras want so many light fields around it.</summary>
    private const int Border = 4;

    private int size;
    private string path = "";

    [Parameter, EditorRequired]
    public Uri Link { get; set; } = null!;

    protected override void OnParametersSet()
    {
        var square = QrSquare.Of(Link.AbsoluteUri);
        (size, path) = (square.Size + (2 * Border), PathOf(square));
    }

    /// <summary>A stroke for each run of dark fields.</summary>
    private static string PathOf(QrSquare square)
    {
        var strokes = new StringBuilder();
        for (var y = 0; y < square.Size; y++)
        {
            for (var x = 0; x < square.Size; x++)
            {
                if (!square[x, y]) continue;
                var from = x;
                while (x + 1 < square.Size && square[x + 1, y]) x++;
                strokes.Append(
                    CultureInfo.InvariantCulture, $"M{from + Border} {y + Border}h{x - from + 1}v1H{from + Border}z");
            }
        }

        return strokes.ToString();
    }
}
