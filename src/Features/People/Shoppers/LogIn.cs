using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Shoppers;

/// <summary>Turns a <c>wx.login</c> code into a bearer session. The token leaves once and only its hash
/// stays.</summary>
public sealed class LogIn(VillageDb db, UnitOfWork work, IWeChatLogin weChat, TimeProvider clock)
{
    private const int LongestCode = 128;

    public sealed record Command(string Code);

    public sealed record Result(string Token, DateTimeOffset ExpiresAt, ShopperId ShopperId);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        if (!IsCode(command.Code)) return new LoginCodeInvalid();
        return await weChat.Exchange(command.Code, ct) switch
        {
            GatewayResult<WeChatIdentity>.Ok(var identity) =>
                await work.Do(() => OpenSession(identity.OpenId, ct), ct),
            GatewayResult<WeChatIdentity>.Rejected => new LoginCodeInvalid(),
            _ => new LoginUnclear(),
        };
    }

    // What can't be one isn't worth a call to WeChat.
    private static bool IsCode(string text) =>
        text is { Length: >= 1 and <= LongestCode } && text.All(static one => one is > ' ' and <= '~');

    private async Task<Outcome<Result>> OpenSession(string openId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var shopper = await db.Shoppers.FirstOrDefaultAsync(known => known.OpenId == openId, ct);
        if (shopper is null)
        {
            shopper = new Shopper(db.Tenant.Id, openId, now);
            db.Shoppers.Add(shopper);
            await db.SaveChangesAsync(ct);
        }

        var token = SecretToken.New();
        var session = new Session(db.Tenant.Id, shopper.Id, SecretToken.HashOf(token), now);
        db.Sessions.Add(session);
        return new Result(token, session.ExpiresAt, shopper.Id);
    }
}
