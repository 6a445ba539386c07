namespace VillageCloud.Host.Composition;

/// <summary>Reads one setting, and names it in a sentence where it can't be read: the framework's own complaint about a
/// word in a number's place is a stack trace.</summary>
public static class SettingReader
{
    /// <exception cref="HostSettingsException">It is of another kind.</exception>
    public static T Read<T>(this IConfigurationSection section, string name, T otherwise)
    {
        try
        {
            return section.GetValue(name, otherwise)!;
        }
        catch (InvalidOperationException)
        {
            throw new HostSettingsException(
                $"{section.Path}:{name}: '{section[name]}' can't be read. 这一项配置的格式不对");
        }
    }

    /// <summary>Null where it isn't set.</summary>
    /// <exception cref="HostSettingsException">It is no http(s) address.</exception>
    public static Uri? ReadUrl(this IConfigurationSection section, string name)
    {
        if (section[name] is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new HostSettingsException($"{section.Path}:{name} must be an http(s) address.");
    }
}
