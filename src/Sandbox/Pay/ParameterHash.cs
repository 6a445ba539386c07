using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VillageCloud.Sandbox.Pay;

/// <summary>Tells whether a repeated number came with the same parameters. Member order does not matter.</summary>
internal static class ParameterHash
{
    /// <param name="body">The request.</param>
    /// <param name="openedName">Plaintext of an encrypted member, since its cipher text differs each time.</param>
    public static string Of(JsonElement body, (string Name, string Plaintext)? openedName = null)
    {
        var text = new StringBuilder();
        Write(text, body, openedName);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, JsonElement value, (string Name, string Plaintext)? opened)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    text.Append('{').Append(member.Name).Append(':');
                    if (opened?.Name == member.Name)
                        text.Append(opened.Value.Plaintext);
                    else
                        Write(text, member.Value, opened);
                    text.Append('}');
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    text.Append('[');
                    Write(text, item, opened);
                    text.Append(']');
                }

                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
