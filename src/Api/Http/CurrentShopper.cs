using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Shoppers;

namespace VillageCloud.Api.Http;

/// <summary>Who is behind this request. Filled at the gate, once.</summary>
internal sealed class CurrentShopper
{
    private SessionView? session;

    public SessionView Session => session ?? throw new InvariantBrokenException("this endpoint requires a session");

    public ShopperId Id => Session.ShopperId;

    public string Token { get; private set; } = "";

    public void Become(SessionView found, string token)
    {
        Invariant.Holds(session is null, "a request belongs to one shopper");
        session = found;
        Token = token;
    }
}
