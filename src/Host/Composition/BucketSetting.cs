using VillageCloud.Pictures;

namespace VillageCloud.Host.Composition;

/// <summary>The section <c>Village:Media</c>: nothing of it for the folder, else a bucket.</summary>
internal static class BucketSetting
{
    private static readonly string[] Names = ["Endpoint", "Bucket", "AccessKey", "SecretKey"];

    /// <summary>Null where none is named.</summary>
    /// <exception cref="HostSettingsException">Half of it is named; what stands in it is never repeated.</exception>
    public static BucketSettings? Parse(IConfigurationSection media)
    {
        var missing = Names.Where(name => string.IsNullOrWhiteSpace(media[name])).ToList();
        if (missing.Count == Names.Length) return null;
        if (missing.Count > 0)
        {
            throw new HostSettingsException(
                $"Village:Media: {string.Join(", ", missing)} is missing: name all of {string.Join(", ", Names)}, or "
                + "none, and pictures lie in the data folder. 存储桶的设置不全，请补齐，或者全部去掉");
        }

        // A secret's file ends with a line break where somebody wrote it by hand.
        return new(media.ReadUrl("Endpoint")!, Of("Bucket"), Of("AccessKey"), Of("SecretKey"))
        {
            Region = media["Region"] is { Length: > 0 } region ? region : BucketSettings.AnyRegion,
            PathStyle = media.Read("PathStyle", otherwise: false),
        };

        string Of(string name) => media[name]!.Trim();
    }
}
