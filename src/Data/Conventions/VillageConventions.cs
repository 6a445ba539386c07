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
        builder.ComplexProperties<TwoPeople>();
        builder.Properties<string>().HaveMaxLength(256);
    }

    public static void UseVillageNames(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (!entity.IsOwned()) entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(entity.IsOwned() && property.IsKey() ? "id" : Snake(property.GetColumnName()));
            foreach (var complex in entity.GetComplexProperties()) NameComplex(complex, prefix: "");
        }
    }

    private static string Snake(string name) =>
        !name.Any(char.IsUpper) ? name : Humps()
            .Replace(name.Replace("_", "", StringComparison.Ordinal), "_${hump}").ToLowerInvariant();

    private static void NameComplex(IMutableComplexProperty complex, string prefix)
    {
        var name = prefix + complex.Name;
        foreach (var property in complex.ComplexType.GetProperties())
            property.SetColumnName(Snake(name + property.Name));
        foreach (var inner in complex.ComplexType.GetComplexProperties()) NameComplex(inner, name);
    }

    private static IEnumerable<Type> TypedIds() =>
        typeof(Money).Assembly.GetTypes().Where(type => type.IsValueType && !type.IsGenericType
            && Array.Exists(
                type.GetInterfaces(),
                face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITypedId<>)));

    [GeneratedRegex("(?<=[a-z0-9])(?<hump>[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Humps();

    private sealed class TypedIdConverter<TId>() : ValueConverter<TId, long>(id => id.Value, value => Make(value))
        where TId : struct, ITypedId<TId>
    {
        // An expression tree can't call a static interface member; this can.
        private static TId Make(long value) => TId.From(value);
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}
