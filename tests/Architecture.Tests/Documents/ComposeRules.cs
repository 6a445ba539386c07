using VillageCloud.Architecture.Tests.Source;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>Rules about the containers of the county edition, where no test of ours can start one. Anchors and what is
/// merged from them are resolved, so that each service is looked at as a whole.</summary>
public static class ComposeRules
{
    /// <summary>Rights that a container may keep: to take over its folder and its ports as root, and to become somebody
    /// else then.</summary>
    private static readonly string[] Grantable =
        ["CHOWN", "DAC_OVERRIDE", "FOWNER", "NET_BIND_SERVICE", "SETGID", "SETUID"];

    public static IEnumerable<string> ServicesAreExactly(SourceFile compose, IReadOnlyCollection<string> expected)
    {
        var found = Part(Read(compose), "services").Keys.ToList();
        return expected.Except(found, StringComparer.Ordinal).Select(name => $"{compose.Path}: lacks {name}")
            .Concat(found.Except(expected, StringComparer.Ordinal).Select(name => $"{compose.Path}: adds {name}"));
    }

    /// <summary>Whoever gets into one container can't change it, gain rights, or fill the machine.</summary>
    public static IEnumerable<string> IsHeld(SourceFile compose) => Services(compose).SelectMany(service =>
    {
        var of = service.Value;
        var missing = new List<string>();
        if (Word(of, "read_only") != "true") missing.Add("can write to its image");
        if (!Words(of, "cap_drop").Contains("ALL")) missing.Add("keeps the rights of root");
        if (Words(of, "cap_add").Except(Grantable, StringComparer.Ordinal).Any()) missing.Add("has a right too many");
        if (!Words(of, "security_opt").Contains("no-new-privileges:true")) missing.Add("can gain rights");
        if (Word(of, "privileged") == "true") missing.Add("is root of the machine");
        if (Word(of, "mem_limit") is "") missing.Add("has no limit of memory");
        if (Word(of, "pids_limit") is "") missing.Add("has no limit of processes");
        if (Word(Part(Part(of, "logging"), "options"), "max-size") is "") missing.Add("logs without end");
        return missing.Select(what => $"{compose.Path}: {service.Key} {what}");
    });

    /// <summary>No image is whichever is newest on the day.</summary>
    public static IEnumerable<string> NamesItsImages(SourceFile compose) => Services(compose)
        .Where(static service => Word(service.Value, "image") is var image
            && (!image.Contains(':', StringComparison.Ordinal) || image.EndsWith(":latest", StringComparison.Ordinal)))
        .Select(service => $"{compose.Path}: {service.Key} runs whichever image is newest");

    /// <summary>Who keeps the data is reached from no network that leads out, and who faces people sees no data.
    /// </summary>
    public static IEnumerable<string> KeepsTheDataInside(
        SourceFile compose, IReadOnlyCollection<string> keepers, string facing)
    {
        var networks = Part(Read(compose), "networks");
        bool IsInside(string name) => Word(Part(networks, name), "internal") == "true";
        foreach (var (name, service) in Services(compose))
        {
            var joined = Words(service, "networks");
            if (joined.Count == 0) yield return $"{compose.Path}: {name} is on the network of everybody";
            if (keepers.Contains(name) && !joined.TrueForAll(IsInside))
                yield return $"{compose.Path}: {name} is reached from outside";
            if (keepers.Contains(name) && service.ContainsKey("ports"))
                yield return $"{compose.Path}: {name} has a port";
            if (name == facing && joined.Exists(IsInside)) yield return $"{compose.Path}: {name} sees the data";
        }
    }

    /// <summary>Exactly these services are given the secret.</summary>
    public static IEnumerable<string> Gives(SourceFile compose, string secret, params string[] to)
    {
        var given = Services(compose).Where(service => Secrets(service.Value).Contains(secret))
            .Select(static service => service.Key).ToList();
        return to.Except(given, StringComparer.Ordinal).Select(name => $"{compose.Path}: {name} lacks {secret}")
            .Concat(given.Except(to, StringComparer.Ordinal).Select(name => $"{compose.Path}: {name} has {secret}"));
    }

    private static Dictionary<string, Dictionary<string, object>> Services(SourceFile compose)
    {
        var services = Part(Read(compose), "services");
        return services.Keys.ToDictionary(static name => name, name => Part(services, name), StringComparer.Ordinal);
    }

    private static Dictionary<string, object> Read(SourceFile compose)
    {
        var merged = new MergingParser(new Parser(new StringReader(compose.Text)));
        return Map(new DeserializerBuilder().Build().Deserialize<object>(merged));
    }

    private static Dictionary<string, object> Part(Dictionary<string, object> of, string name) =>
        of.TryGetValue(name, out var value) ? Map(value) : Map(null);

    private static Dictionary<string, object> Map(object? value) =>
        (value as Dictionary<object, object> ?? []).ToDictionary(
            static pair => (string)pair.Key, static pair => pair.Value, StringComparer.Ordinal);

    private static string Word(Dictionary<string, object> of, string name) =>
        of.GetValueOrDefault(name) as string ?? "";

    private static List<string> Words(Dictionary<string, object> of, string name) =>
        [.. (of.GetValueOrDefault(name) as List<object> ?? []).OfType<string>()];

    // Given by name, or under the name of a setting.
    private static List<string> Secrets(Dictionary<string, object> service) =>
    [
        .. (service.GetValueOrDefault("secrets") as List<object> ?? [])
            .Select(static given => given as string ?? Word(Map(given), "source")),
    ];
}
