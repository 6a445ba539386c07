using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Governance;

/// <summary>Something that a person must look at: an amount that differs, a notice for nobody, a refund gone
/// abnormal.</summary>
public sealed class Alarm : ICooperativeOwned
{
    private Alarm()
    {
    }

    public Alarm(CooperativeId cooperativeId, string code, string subject, string sentence, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Code = code;
        Subject = subject;
        Sentence = sentence;
        RaisedAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>Unique together with the code: the same trouble raises one alarm.</summary>
    public string Subject { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public DateTimeOffset RaisedAt { get; private set; }
}
