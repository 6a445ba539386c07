#pragma warning disable EF1001 // The provider offers no public way to mark a converted key as auto-increment (EF 9).
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Sqlite.Metadata.Internal;

namespace VillageCloud.Data.Sqlite;

/// <summary>SQLite's provider leaves AUTOINCREMENT out for keys with a value converter, but its snapshot, which knows
/// no converters, expects it: every comparison would report a pending change. Ours says it for typed ids too, and so
/// an id is never used twice.</summary>
internal sealed class TypedKeyAnnotations(RelationalAnnotationProviderDependencies dependencies)
    : SqliteAnnotationProvider(dependencies)
{
    private const string Autoincrement = "Sqlite:Autoincrement";

    public override IEnumerable<IAnnotation> For(IColumn column, bool designTime)
    {
        var annotations = base.For(column, designTime).ToList();
        if (annotations.TrueForAll(annotation => annotation.Name != Autoincrement) && IsGeneratedKey(column))
            annotations.Add(new Annotation(Autoincrement, value: true));
        return annotations;
    }

    private static bool IsGeneratedKey(IColumn column) =>
        column.Table.PrimaryKey?.Columns.Count == 1
        && column.PropertyMappings.Any(mapping =>
            mapping.Property.IsPrimaryKey() && mapping.Property.ValueGenerated == ValueGenerated.OnAdd);
}
