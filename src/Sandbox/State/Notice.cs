using System.Globalization;

namespace VillageCloud.Sandbox.State;

/// <summary>One outgoing notify or push with its whole delivery history.</summary>
internal sealed class Notice
{
    public required string Id { get; init; }

    /// <summary>pay, refund, transfer or push.</summary>
    public required string Product { get; init; }

    /// <summary>The merchant's number the notice is about.</summary>
    public required string Subject { get; init; }

    public required string EventType { get; init; }
    public required string Url { get; init; }
    public required string Plaintext { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string OriginalType { get; init; } = "";
    public string OpenId { get; init; } = "";
    public string Summary { get; init; } = "";

    /// <summary>waiting, held, delivered, dropped, lost or exhausted.</summary>
    public string State { get; set; } = "waiting";

    public int Attempts { get; set; }
    public List<NoticeMark> Marks { get; init; } = [];
    public List<NoticeAttempt> History { get; init; } = [];

    public string Endpoint => $"notify/{Product}";

    public NoticeMark? Mark(string id) => Marks.Find(mark => mark.Fault == id && !mark.Spent);
}

/// <summary>A fault that caught this notice.</summary>
internal sealed class NoticeMark
{
    public required string Fault { get; init; }
    public required Dictionary<string, string> Parameters { get; init; }
    public bool Spent { get; set; }

    public string Text(string name, string otherwise) => Parameters.GetValueOrDefault(name, otherwise);

    public int Whole(string name, int otherwise) =>
        Parameters.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public bool Flag(string name, bool otherwise) =>
        Parameters.TryGetValue(name, out var text) ? bool.Parse(text) : otherwise;
}

internal sealed record NoticeAttempt(DateTimeOffset At, int? Status, bool Acknowledged, string? Problem);
