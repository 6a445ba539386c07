using System.Text;
using System.Text.Json;
using System.Xml;

namespace VillageCloud.WeChat.Wire;

/// <summary>The named texts of a message push, whether the console sends it as JSON or as XML (wechat §2.5). What is
/// neither makes the whole push unbelievable; nothing in it can make us throw anything else.</summary>
/// <remarks>WeChat sends numbers as strings and strings as numbers, so both are text here. What lies deeper than one
/// level concerns no event that we act on.</remarks>
internal sealed class PushText
{
    /// <summary>The longest message that WeChat documents is a few KB.</summary>
    private const int Largest = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Foreign XML: no document type, nothing fetched, no entity that grows.</summary>
    private static readonly XmlReaderSettings Safely = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Largest,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    private PushText()
    {
    }

    /// <summary>Null when it is absent, empty or no text.</summary>
    public string? this[string field] => texts.GetValueOrDefault(field).OrNull();

    /// <exception cref="WireFailureException">Too long, not UTF-8, or neither a JSON object nor such XML.</exception>
    public static PushText Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > Largest) throw new WireFailureException("malformed push: too long");
        var push = new PushText();
        try
        {
            // A mark at the beginning, outside or inside the sealed message, is not part of it.
            var text = Utf8.GetString(body).TrimStart('\uFEFF').Trim();
            if (text.StartsWith('<')) push.ReadXml(text);
            else push.ReadJson(text);
            return push;
        }
        catch (Exception e) when (e is JsonException or XmlException or DecoderFallbackException)
        {
            // Their messages can quote the payload.
            throw new WireFailureException("malformed push: neither JSON nor XML that we know");
        }
        catch (InvalidOperationException)
        {
            // How the JSON reader says that a text holds half a surrogate pair.
            throw new WireFailureException("malformed push: text that isn't Unicode");
        }
    }

    private void ReadJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new WireFailureException("malformed push: no object");
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String) Add(member.Name, member.Value.GetString()!);
            else if (member.Value.ValueKind == JsonValueKind.Number) Add(member.Name, member.Value.GetRawText());
        }
    }

    private void ReadXml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Safely);
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "xml")
            throw new WireFailureException("malformed push: the root isn't xml");
        if (!reader.IsEmptyElement) ReadChildren(reader);
        // To the end, so that what is behind the root is looked at too.
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element) throw new WireFailureException("malformed push: a second root");
        }
    }

    private void ReadChildren(XmlReader reader)
    {
        reader.ReadStartElement();
        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            var name = reader.LocalName;
            var value = TextOf(reader);
            if (value is not null) Add(name, value);
        }
    }

    /// <summary>Null for an element that holds others; either way the reader stands behind it.</summary>
    private static string? TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Skip();
            return "";
        }

        var text = new StringBuilder();
        var isText = true;
        using (var inner = reader.ReadSubtree())
        {
            _ = inner.Read();
            while (inner.Read())
            {
                if (inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) _ = text.Append(inner.Value);
                else if (inner.NodeType == XmlNodeType.Element) isText = false;
            }
        }

        reader.ReadEndElement();
        return isText ? text.ToString() : null;
    }

    /// <summary>A name that stands twice says nothing: somebody else may have read the other value.</summary>
    private void Add(string name, string value)
    {
        if (!texts.TryAdd(name, value)) texts[name] = "";
    }
}
