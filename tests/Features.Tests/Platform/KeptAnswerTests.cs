using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>The answer to a command with a key is kept as text, and given again to whoever asks again: nothing may
/// stand in it that can be written but not read.</summary>
public sealed class KeptAnswerTests
{
    [Test]
    public void Every_answer_that_is_kept_can_be_read_again()
    {
        var answers = Answers().ToList();

        Assert.That(answers, Has.Count.GreaterThan(20));
        Assert.That(answers.SelectMany(answer => Unreadable(answer, [])), Is.Empty);
    }

    [Test]
    public void What_cannot_be_made_from_its_parts_is_found() =>
        Assert.That(Unreadable(typeof(Holder), []), Is.EqualTo(new[] { typeof(Closed).FullName }));

    private static IEnumerable<Type> Answers() =>
        from feature in typeof(UnitOfWork).Assembly.GetExportedTypes()
        from run in feature.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where run.Name == "Run" && Array.Exists(run.GetParameters(), HasKey)
            && run.ReturnType is { IsGenericType: true } task && IsOutcome(task.GetGenericArguments()[0])
        select run.ReturnType.GetGenericArguments()[0].GetGenericArguments()[0];

    private static bool HasKey(ParameterInfo parameter) =>
        parameter.ParameterType.GetProperty("Key")?.PropertyType == typeof(IdempotencyKey);

    private static bool IsOutcome(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Outcome<>);

    private static IEnumerable<string> Unreadable(Type type, HashSet<Type> seen)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) type = inner;
        if (!seen.Add(type)) yield break;
        var parts = type.IsGenericType ? type.GetGenericArguments() : [];
        if (type.IsAssignableTo(typeof(IEnumerable)))
        {
            foreach (var part in parts)
                foreach (var found in Unreadable(part, seen)) yield return found;
            yield break;
        }

        if (type.FullName?.StartsWith("VillageCloud.", StringComparison.Ordinal) != true || type.IsEnum) yield break;
        if (!CanBeMade(type)) yield return type.FullName;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!IsMade(type, property)) continue;
            foreach (var found in Unreadable(property.PropertyType, seen)) yield return found;
        }
    }

    private static bool CanBeMade(Type type)
    {
        var constructors = type.GetConstructors();
        return constructors.Length == 1 || type.IsValueType
            || Array.Exists(constructors, one => one.GetParameters().Length == 0)
            || Array.Exists(constructors, one => one.IsDefined(typeof(JsonConstructorAttribute)))
            || (constructors.Length == 0 && IsReadAsRow(type));
    }

    /// <summary>As the database makes it: empty, and then each of its parts; what it keeps otherwise would be lost.
    /// </summary>
    private static bool IsReadAsRow(Type type)
    {
        const BindingFlags Own = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance;
        return type.GetConstructor(Own, []) is not null && Array.TrueForAll(
            type.GetFields(Own), field => field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
                && type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)])?.SetMethod
                    is not null);
    }

    private static bool IsMade(Type type, PropertyInfo property) => property.SetMethod?.IsPublic == true
        || type.GetConstructors().Any(one => one.GetParameters().Any(
            parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)));

    private sealed record Holder(int Number, IReadOnlyList<Closed?> Kept);

    private sealed class Closed
    {
        private readonly int[] amounts = [];

        private Closed()
        {
        }

        public int Total => amounts.Sum();
    }
}
