using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Faults;

/// <summary>Family N: what can happen to a notify between the event and its receiver.</summary>
internal sealed class NotifyFaults(FaultBook book)
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["N1"] = "the same event several times (copies 2..5, parallel)",
        ["N2"] = "held until the next notice went out, then sent",
        ["N3"] = "lost (attempts: the first k; all when absent)",
        ["N4"] = "delivered and awaited before the answer of the call is written (state, reason)",
        ["N5"] = "late (delaySeconds, default 86400)",
        ["N7"] = "one delivery with a wrong signature (kind: flip | other-key | signtest)",
        ["N8"] = "one delivery signed under an unknown serial (kind: certificate | public-key)",
        ["N9"] = "sent again after success (kind: old | fresh, delaySeconds)",
        ["N10"] = "one delivery with a spoilt resource under a valid signature (kind: ciphertext | nonce | aad)",
        ["N11"] = "names a foreign owner or number (kind: mchid | appid | number | payer | transaction | merchant)",
        ["N12"] = "amount differs (kind: total | refund | coupon, fen)",
        ["N13"] = "sent to another URL (url)",
        ["N14"] = "odd shape: extra members, milliseconds or another time (time)",
        ["N16"] = "signed in the other key mode",
    };

    /// <summary>The faults that a notice carries from its birth; sandbox N4 is asked for at the call.</summary>
    public void Mark(Notice notice)
    {
        var target = new FaultTarget(notice.Endpoint, notice.EventType, notice.Subject, notice.OpenId);
        foreach (var id in Known.Keys.Where(id => id != "N4"))
        {
            if (book.Take(id, target) is { } fault)
                notice.Marks.Add(new NoticeMark { Fault = id, Parameters = fault.Parameters });
        }
    }

    public Fault? BeforeAnswer(FaultTarget target) => book.Take("N4", target);
}
