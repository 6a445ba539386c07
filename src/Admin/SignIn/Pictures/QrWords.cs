namespace VillageCloud.Admin.SignIn.Pictures;

/// <summary>What a QR code holds: bytes, cut into blocks, each with words by which a camera mends what it couldn't read
/// (ISO/IEC 18004, level M: about a seventh of them).</summary>
internal static class QrWords
{
    public const int Largest = 20;

    private const int ByteMode = 0b0100;
    private const int Primitive = 0x11D;

    // By version, from 1 on; the tables of the standard.
    private static readonly int[] MendingOfABlock =
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];

    private static readonly int[] Blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

    /// <summary>The smallest version that holds so many bytes.</summary>
    public static int VersionFor(int bytes)
    {
        for (var version = 1; version <= Largest; version++)
            if (HeadBits(version) + (bytes * 8) <= DataWords(version) * 8) return version;
        throw new ArgumentOutOfRangeException(nameof(bytes), bytes, "longer than what anybody scans here");
    }

    /// <summary>In the order in which they are drawn.</summary>
    public static byte[] Of(byte[] content, int version)
    {
        var (count, mending) = (Blocks[version - 1], MendingOfABlock[version - 1]);
        var all = Fields(version) / 8;
        var (shorter, length) = (count - (all % count), (all / count) - mending);
        var divisor = Divisor(mending);
        var data = Data(content, version);
        var blocks = new List<(byte[] Data, byte[] Mending)>();
        for (var (at, block) = (0, 0); block < count; block++)
        {
            var part = data.AsSpan(at, length + (block < shorter ? 0 : 1)).ToArray();
            at += part.Length;
            blocks.Add((part, Remainder(part, divisor)));
        }

        var words = new List<byte>(all);
        for (var at = 0; at <= length; at++)
            words.AddRange(blocks.Where(block => at < block.Data.Length).Select(block => block.Data[at]));
        for (var at = 0; at < mending; at++) words.AddRange(blocks.Select(block => block.Mending[at]));
        return [.. words];
    }

    private static byte[] Data(byte[] content, int version)
    {
        var bits = new List<bool>();
        Put(ByteMode, 4);
        Put(content.Length, HeadBits(version) - 4);
        foreach (var one in content) Put(one, 8);
        var room = DataWords(version) * 8;
        Put(0, Math.Min(4, room - bits.Count));
        Put(0, (8 - (bits.Count % 8)) % 8);
        for (var filler = 0xEC; bits.Count < room; filler ^= 0xEC ^ 0x11) Put(filler, 8);
        return [.. bits.Chunk(8).Select(static eight => eight.Aggregate((byte)0, Join))];

        void Put(int value, int length)
        {
            for (var at = length - 1; at >= 0; at--) bits.Add(((value >> at) & 1) != 0);
        }

        static byte Join(byte so, bool bit) => (byte)((so << 1) | (bit ? 1 : 0));
    }

    private static int HeadBits(int version) => version < 10 ? 4 + 8 : 4 + 16;

    private static int DataWords(int version) =>
        (Fields(version) / 8) - (MendingOfABlock[version - 1] * Blocks[version - 1]);

    /// <summary>What is left for words beside everything that helps a camera find its way.</summary>
    private static int Fields(int version)
    {
        var all = (((16 * version) + 128) * version) + 64;
        if (version < 2) return all;
        var marks = (version / 7) + 2;
        all -= (((25 * marks) - 10) * marks) - 55;
        return version < 7 ? all : all - 36;
    }

    private static byte[] Divisor(int degree)
    {
        var divisor = new byte[degree];
        divisor[^1] = 1;
        byte root = 1;
        for (var at = 0; at < degree; at++)
        {
            for (var one = 0; one < degree; one++)
            {
                divisor[one] = Times(divisor[one], root);
                if (one + 1 < degree) divisor[one] ^= divisor[one + 1];
            }

            root = Times(root, 2);
        }

        return divisor;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var rest = new byte[divisor.Length];
        foreach (var word in data)
        {
            var factor = (byte)(word ^ rest[0]);
            rest.AsSpan(1).CopyTo(rest);
            rest[^1] = 0;
            for (var at = 0; at < rest.Length; at++) rest[at] ^= Times(divisor[at], factor);
        }

        return rest;
    }

    /// <summary>In the field of 256 elements.</summary>
    private static byte Times(byte one, byte other)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * Primitive);
            product ^= ((other >> bit) & 1) * one;
        }

        return (byte)product;
    }
}
