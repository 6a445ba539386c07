using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace VillageCloud.Features.Platform;

/// <summary>The answer to a command with a key, as the text that is kept for whoever asks again.</summary>
/// <remarks>A value of the domain that only its own verbs can make, such as <c>TwoPeople</c>, is read back as it was
/// written, as the database reads it.</remarks>
internal static class KeptAnswers
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetBeRead } },
    };

    public static string Write<T>(T answer) => JsonSerializer.Serialize(answer, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    private static void LetBeRead(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.IsValueType || info.Type.GetConstructors().Length > 0)
            return;
        info.CreateObject = () => Activator.CreateInstance(info.Type, nonPublic: true)!;
        foreach (var property in info.Properties)
        {
            var setter = info.Type.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance)
                ?.GetSetMethod(nonPublic: true);
            if (setter is not null) property.Set = (target, value) => setter.Invoke(target, [value]);
        }
    }
}
