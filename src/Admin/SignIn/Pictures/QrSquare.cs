using System.Text;

namespace VillageCloud.Admin.SignIn.Pictures;

/// <summary>A text as a square that a camera reads (ISO/IEC 18004). Drawn here, so that the secret in it is sent with
/// the page and asked of nobody.</summary>
internal sealed class QrSquare
{
    private readonly int version;
    private readonly bool[,] dark;
    private readonly bool[,] isFixed;

    private QrSquare(int version)
    {
        this.version = version;
        Size = (4 * version) + 17;
        (dark, isFixed) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Fields along an edge.</summary>
    public int Size { get; }

    public bool this[int x, int y] => dark[x, y];

    public static QrSquare Of(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var square = new QrSquare(QrWords.VersionFor(content.Length));
        square.DrawWayMarks();
        square.DrawFormat();
        square.DrawVersion();
        square.DrawWords(QrWords.Of(content, square.version));
        return square;
    }

    private void DrawWayMarks()
    {
        for (var at = 0; at < Size; at++)
        {
            Fix(6, at, at % 2 == 0);
            Fix(at, 6, at % 2 == 0);
        }

        foreach (var (x, y) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) }) DrawRings(x, y, 4, [2, 4]);
        var places = AlignmentPlaces();
        foreach (var x in places)
        {
            foreach (var y in places)
            {
                // Where the three large ones stand.
                var isCorner = (x, y) == (6, 6) || (x, y) == (6, Size - 7) || (x, y) == (Size - 7, 6);
                if (!isCorner) DrawRings(x, y, 2, [1]);
            }
        }
    }

    private void DrawRings(int x, int y, int reach, int[] light)
    {
        for (var dx = -reach; dx <= reach; dx++)
        {
            for (var dy = -reach; dy <= reach; dy++)
            {
                var isInside = x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size;
                if (isInside) Fix(x + dx, y + dy, !light.Contains(Math.Max(Math.Abs(dx), Math.Abs(dy))));
            }
        }
    }

    private List<int> AlignmentPlaces()
    {
        if (version == 1) return [];
        var count = (version / 7) + 2;
        var step = ((version * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(at => Size - 7 - (at * step))];
    }

    // Level M and mask 0 are both written as zeros.
    private void DrawFormat()
    {
        const int format = 0x5412;
        for (var at = 0; at < 15; at++)
        {
            var bit = ((format >> at) & 1) != 0;
            if (at < 8) Fix(8, at < 6 ? at : at + 1, bit);
            else Fix(at == 8 ? 7 : 14 - at, 8, bit);
            if (at < 8) Fix(Size - 1 - at, 8, bit);
            else Fix(8, Size - 15 + at, bit);
        }

        Fix(8, Size - 8, true);
    }

    private void DrawVersion()
    {
        if (version < 7) return;
        var rest = version;
        for (var at = 0; at < 12; at++) rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        var bits = (version << 12) | rest;
        for (var at = 0; at < 18; at++)
        {
            var (far, near) = (Size - 11 + (at % 3), at / 3);
            Fix(far, near, ((bits >> at) & 1) != 0);
            Fix(near, far, ((bits >> at) & 1) != 0);
        }
    }

    /// <summary>Two columns at a time, upwards and downwards in turn, every second field inverted: a key is random
    /// enough for the plainest of the masks.</summary>
    private void DrawWords(byte[] words)
    {
        var next = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            var isUpwards = ((right + 1) & 2) == 0;
            for (var step = 0; step < Size * 2; step++)
            {
                var (x, y) = (right - (step % 2), isUpwards ? Size - 1 - (step / 2) : step / 2);
                if (isFixed[x, y]) continue;
                var bit = next < words.Length * 8 && ((words[next / 8] >> (7 - (next % 8))) & 1) != 0;
                next++;
                dark[x, y] = bit ^ ((x + y) % 2 == 0);
            }
        }
    }

    private void Fix(int x, int y, bool isDark) => (dark[x, y], isFixed[x, y]) = (isDark, true);
}
