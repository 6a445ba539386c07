using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Cooperatives;

public sealed record VillageSlugInvalid()
    : Refusal(
        "village.slug_invalid", "村的短名只能用小写字母、数字和中间的连字符，以字母开头，2 到 32 个字符，例如 shangying");

public sealed record VillageNameInvalid()
    : Refusal("village.name_invalid", $"请写村合作社的名称，最多 {Cooperative.LongestName} 个字");

/// <summary>The slug is in every address and stays whose it is.</summary>
public sealed record VillageTaken(string Slug, string Name)
    : Refusal("village.taken", $"短名 {Slug} 已经是“{Name}”的了，名称或形式和您写的不一样；请换一个短名，或照原样写")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
