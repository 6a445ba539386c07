using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VillageCloud.Data.Secrets;

/// <summary>A mapping says of a column that it is encrypted; everybody above reads and writes the plain text. It is
/// never twice the same in the database, so it can't be searched by, sorted by or be unique.</summary>
internal static class EncryptedColumns
{
    private const string Longest = "Village:Encrypted";

    /// <param name="longest">Bytes of the plain text: four a sign, where it may be any.</param>
    public static PropertyBuilder IsEncrypted(this PropertyBuilder property, int longest) =>
        property.HasAnnotation(Longest, longest);

    /// <summary>Once names are given: a text is bound to its table and column.</summary>
    public static void UseEncryption(this ModelBuilder builder, DataKeys? keys)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(static entity => entity.GetProperties()))
        {
            if (property.FindAnnotation(Longest)?.Value is not int longest) continue;
            _ = property.RemoveAnnotation(Longest);
            property.SetMaxLength(Envelope.LengthOf(longest));
            property.SetValueConverter(new EncryptedText(keys, PlaceOf(property)));
        }
    }

    /// <summary>All of a model, table by table.</summary>
    public static IEnumerable<IProperty> Of(IModel model) => model.GetEntityTypes()
        .SelectMany(static entity => entity.GetProperties())
        .Where(IsEncrypted);

    public static bool IsEncrypted(IReadOnlyProperty property) => property.GetValueConverter() is EncryptedText;

    public static string PlaceOf(IReadOnlyProperty property) =>
        $"{property.DeclaringType.ContainingEntityType.GetTableName()}.{property.GetColumnName()}";

    // Without keys a model can be described, and nothing be read or written.
    private sealed class EncryptedText(DataKeys? keys, string place) : ValueConverter<string, string>(
        text => Known(keys).Encrypt(text, place), stored => Known(keys).Decrypt(stored, place))
    {
        private static DataKeys Known(DataKeys? keys) =>
            keys ?? throw new DataKeysException("This context was made without keys. 没有密钥");
    }
}

/// <summary>A model holds the keys of its columns: one for each file of keys in this process, which is one but in
/// tests.</summary>
internal sealed class ModelOfKeys : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), (context as VillageDb)?.Keys?.Path, designTime);
}
