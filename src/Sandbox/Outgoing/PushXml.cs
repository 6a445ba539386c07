using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>A push in the console's other format: texts as CDATA, numbers bare, a list as repeated elements.</summary>
internal static class PushXml
{
    public static string Of(JsonObject message) =>
        new XElement("xml", Members(message)).ToString(SaveOptions.DisableFormatting);

    private static IEnumerable<XElement> Members(JsonObject message) =>
        message.SelectMany(member => Elements(member.Key, member.Value));

    private static IEnumerable<XElement> Elements(string name, JsonNode? value) => value switch
    {
        JsonArray list => list.SelectMany(item => Elements(name, item)),
        JsonObject inner => [new XElement(name, Members(inner))],
        JsonValue text when text.GetValueKind() == JsonValueKind.String =>
            [new XElement(name, new XCData(text.GetValue<string>()))],
        JsonValue number => [new XElement(name, number.ToJsonString())],
        _ => [new XElement(name)],
    };
}
