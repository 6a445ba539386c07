namespace VillageCloud.Sandbox.Chance;

/// <summary>All chance of one sandbox: SplitMix64, so that its whole state is one number that can be saved.</summary>
internal sealed class Dice(ulong state)
{
    private const string Alphanumerics = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string HexDigits = "0123456789abcdef";
    private readonly Lock gate = new();
    private ulong state = state;

    public ulong State
    {
        get
        {
            lock (gate)
                return state;
        }
        set
        {
            lock (gate)
                state = value;
        }
    }

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>A number in [0, 1).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public string Digits(int count) => Pick(Alphanumerics.AsSpan(0, 10), count);

    public string Hex(int count) => Pick(HexDigits, count);

    public string Letters(int count) => Pick(Alphanumerics, count);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)(Next() & 0xFF);
        return bytes;
    }

    private string Pick(ReadOnlySpan<char> alphabet, int count)
    {
        var text = new char[count];
        for (var i = 0; i < count; i++)
            text[i] = alphabet[Below(alphabet.Length)];
        return new string(text);
    }

    private ulong Next()
    {
        unchecked
        {
            ulong mixed;
            lock (gate)
                mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
