using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform;

/// <summary>Made by the client and stored there before it sends: the same key means the same wish.</summary>
public readonly record struct IdempotencyKey(string Value)
{
    private const int MinLength = 16;
    private const int MaxLength = 64;

    /// <summary>A fresh key for callers inside this process (console dialogs, tests, the story).</summary>
    public static IdempotencyKey New() => new(Guid.CreateVersion7().ToString("N"));

    /// <summary>16–64 letters, digits, '-' or '_'; otherwise <c>idempotency.key_invalid</c>.</summary>
    public static Outcome<IdempotencyKey> Parse(string? text) =>
        text is { Length: >= MinLength and <= MaxLength } && text.All(IsAllowed)
            ? new IdempotencyKey(text)
            : new IdempotencyKeyInvalid();

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}

public sealed record IdempotencyKeyInvalid()
    : Refusal("idempotency.key_invalid", "请求缺少有效的 Idempotency-Key（16 到 64 位字母数字），请更新小程序后再试");

public sealed record IdempotencyMismatch()
    : Refusal("idempotency.mismatch", "同一个请求编号用在了不同的内容上，请重新打开页面再提交")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
