using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Conventions;

/// <summary>What holds for every column: typed ids are bigint, money is bigint fen, enums are words, instants are UTC,
/// names are snake_case.</summary>
internal static partial class VillageConventions
{
    private const int EnumLength = 32;

    public static void UseVillageConventions(this ModelConfigurationBuilder builder)
    {
        foreach (var idType in TypedIds())
        {
            builder.Properties(idType).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(idType));
        }

        foreach (var enumType in typeof(Money).Assembly.GetTypes().Where(type => type.IsEnum))
        {
            builder.Properties(enumType)
                .HaveConversion(typeof(EnumToStringConverter<>).MakeGenericType(enumType))
                .HaveMaxLength(EnumLength);
        }

        builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        builder.ComplexProperties<Money>();
        builder.Properties<string>().HaveMaxLength(256);
    }

    public static void UseVillageNames(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (!entity.IsOwned()) entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.GetColumnName()));
            foreach (var complex in entity.GetComplexProperties()) NameComplex(complex);
        }
    }

    public static string Snake(string name) =>
        Humps().Replace(name.Replace("_", "", StringComparison.Ordinal), "_$1").ToLowerInvariant();

    private static void NameComplex(IMutableComplexProperty complex)
    {
        foreach (var property in complex.ComplexType.GetProperties())
            property.SetColumnName(Snake(complex.Name + property.Name));
    }

    private static IEnumerable<Type> TypedIds() =>
        typeof(Money).Assembly.GetTypes().Where(type => type.IsValueType && !type.IsGenericType
            && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)));

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex Humps();

    private sealed class TypedIdConverter<TId>() : ValueConverter<TId, long>(id => id.Value, value => TId.From(value))
        where TId : struct, ITypedId<TId>;

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}
