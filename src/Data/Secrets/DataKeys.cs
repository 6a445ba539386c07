namespace VillageCloud.Data.Secrets;

/// <summary>Encrypts what must not be read in the database, and opens it again (decision 32). The file is read when it
/// is needed first, and again when it was changed: a key is added without stopping anybody.</summary>
/// <param name="path">Where the keys lie.</param>
public sealed class DataKeys(string path)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private volatile Ring? ring;

    /// <summary>Two that name the same file are the same.</summary>
    public string Path => path;

    /// <param name="place">Where it will stand, e.g. <c>households.bank_account_number</c>.</param>
    /// <exception cref="DataKeysException">There is no key.</exception>
    public string Encrypt(string text, string place) => Envelope.Close(Now().First, text, place);

    /// <exception cref="DataKeysException">Its key isn't here, or it was changed, or it stood elsewhere.</exception>
    public string Decrypt(string stored, string place)
    {
        if (Envelope.KeyOf(stored) is not { } id)
            throw new DataKeysException($"What stands in {place} isn't encrypted, and must be. 该加密的内容没有加密");
        // One that another process has added a moment ago is looked for at once.
        var key = Now().Find(id) ?? Look(isAnyAge: true).Find(id)
            ?? throw new DataKeysException(
                $"Village:KeyFile: {path} lacks the key {id}, with which the database was encrypted; put back the file "
                + "that belongs to it. 密钥文件和数据库不是一套，缺少密钥，请放回原来的密钥文件");
        return Envelope.Open(key, stored, place);
    }

    /// <summary>What texts begin with that need not be encrypted anew.</summary>
    internal string StartOfNewest => Envelope.StartOf(Look(isAnyAge: true).First);

    private Ring Now() => ring is { } known && known.Age < BetweenLooks ? known : Look(isAnyAge: false);

    private Ring Look(bool isAnyAge)
    {
        lock (gate)
        {
            if (ring is { } known && !isAnyAge && known.Age < BetweenLooks) return known;
            var changed = File.GetLastWriteTimeUtc(path);
            var keys = ring is { } before && before.ChangedAt == changed ? before.Keys : DataKeyFile.Read(path);
            return ring = new(keys, changed, Environment.TickCount64);
        }
    }

    /// <summary>A class and not a record: records print their members.</summary>
    private sealed class Ring(IReadOnlyList<DataKey> keys, DateTime changedAt, long readAt)
    {
        public IReadOnlyList<DataKey> Keys => keys;

        public DateTime ChangedAt => changedAt;

        public DataKey First => keys[0];

        public TimeSpan Age => TimeSpan.FromMilliseconds(Environment.TickCount64 - readAt);

        public DataKey? Find(string id) => keys.FirstOrDefault(key => key.Id == id);
    }
}
