using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Faults;

/// <summary>Family A: errcodes of the server API, instead of the work.</summary>
internal sealed class ApiFaults(FaultBook book, Func<int, string, Answer> errcode)
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["A1"] = "42001 or 40001 on a call (errcode)",
        ["A3"] = "45009 or 45011 (errcode)",
        ["A4"] = "-1, busy",
    };

    public Answer? Instead(FaultTarget target)
    {
        if (book.Take("A1", target) is { } token)
            return errcode((int)token.Whole("errcode", 42001), "access_token expired") with { Faults = ["A1"] };
        if (book.Take("A3", target) is { } quota)
            return errcode((int)quota.Whole("errcode", 45009), "reach max api limit") with { Faults = ["A3"] };
        return book.Take("A4", target) is null ? null : errcode(-1, "system error") with { Faults = ["A4"] };
    }
}
