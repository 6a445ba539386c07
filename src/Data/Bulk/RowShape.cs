using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>How an entity becomes a row: its table, and for each column a way to read the value that the database gets.
/// Taken from the same model as everything else, so that a new column can't be forgotten here.</summary>
internal sealed class RowShape
{
    private static readonly ConcurrentDictionary<IEntityType, RowShape> Known = new();

    private RowShape(IEntityType entity)
    {
        Table = entity.GetTableName()!;
        Columns = [.. entity.GetFlattenedProperties().Where(property => !IsMadeByDatabase(property)).Select(ColumnOf)];
        var names = string.Join(',', Columns.Select(static one => $"`{one.Name}`"));
        Insertion = $"INSERT INTO `{Table}` ({names}) VALUES ";
        Invariant.Holds(
            !entity.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()),
            $"{entity.ShortName()} is one row, without owned parts");
    }

    public string Table { get; }

    /// <summary>Without the id, which the database makes.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>As far as the values, which follow in brackets.</summary>
    public string Insertion { get; }

    public static RowShape Of(VillageDb db, Type entity) =>
        Known.GetOrAdd(db.Model.FindEntityType(entity)!, static type => new RowShape(type));

    private static bool IsMadeByDatabase(IProperty property) =>
        property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd;

    private static Column ColumnOf(IProperty property)
    {
        var row = Expression.Parameter(typeof(object), "row");
        Expression value = Read(property, Expression.Convert(row, EntityOf(property).ClrType));
        if (property.GetTypeMapping().Converter is { } converter) value = Convert(value, converter);
        var read = Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
        return new(property.GetColumnName(), property.Name, read);
    }

    private static IEntityType EntityOf(IProperty property) => property.DeclaringType.ContainingEntityType;

    /// <summary><c>row.Total.Fen</c>: through the value objects that the column lies in.</summary>
    private static MemberExpression Read(IPropertyBase property, Expression row)
    {
        var holder = property.DeclaringType is IComplexType complex ? Read(complex.ComplexProperty, row) : row;
        return Expression.MakeMemberAccess(holder, (MemberInfo?)property.PropertyInfo ?? property.FieldInfo!);
    }

    // A converter knows nothing of null: no value stays none.
    private static Expression Convert(Expression value, ValueConverter converter)
    {
        var isNullable = Nullable.GetUnderlyingType(value.Type) is not null;
        var isReference = !value.Type.IsValueType;
        var inner = isNullable ? Expression.Property(value, nameof(Nullable<int>.Value)) : value;
        var convert = converter.ConvertToProviderExpression;
        var converted = Expression.Convert(
            ReplacingExpressionVisitor.Replace(convert.Parameters[0], inner, convert.Body), typeof(object));
        if (!isNullable && !isReference) return converted;
        var isThere = isNullable
            ? (Expression)Expression.Property(value, nameof(Nullable<int>.HasValue))
            : Expression.ReferenceNotEqual(value, Expression.Constant(value: null, value.Type));
        return Expression.Condition(isThere, converted, Expression.Constant(value: null, typeof(object)));
    }

    internal sealed record Column(string Name, string Property, Func<object, object?> Read);
}
