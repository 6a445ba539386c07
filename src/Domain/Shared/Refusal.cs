namespace VillageCloud.Domain.Shared;

/// <summary>An expected "no": a stable code for programs and a Chinese sentence that tells a person what to
/// do.</summary>
public abstract record Refusal(string Code, string Sentence)
{
    /// <summary>What kind of "no" it is; the API turns it into a status code.</summary>
    public virtual RefusalKind Kind => RefusalKind.Unacceptable;
}

/// <summary>The four ways of saying no.</summary>
public enum RefusalKind
{
    /// <summary>The request is understood and can't be carried out as asked (422).</summary>
    Unacceptable,

    /// <summary>It isn't there, or it isn't yours (404).</summary>
    NotFound,

    /// <summary>The thing is in a state, or another person was quicker, so that it can't happen now (409).</summary>
    Conflict,

    /// <summary>The person may not do this (403).</summary>
    Forbidden,
}
