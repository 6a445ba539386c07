using System.Security.Cryptography;
using System.Text;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Api;

/// <summary>The people behind the mini-program. An alias always derives the same openid for one appid.</summary>
internal sealed class Users(World world)
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ActiveWindow = TimeSpan.FromHours(2);

    public Shopper Meet(string aliasOrOpenId)
    {
        if (!world.State.Shoppers.TryGetValue(aliasOrOpenId, out var shopper))
        {
            var openId = OpenIdOf(aliasOrOpenId);
            if (!world.State.Shoppers.TryGetValue(openId, out shopper))
            {
                shopper = new Shopper { OpenId = openId, Alias = aliasOrOpenId, PhoneNumber = PhoneOf(openId) };
                world.State.Shoppers.Add(openId, shopper);
            }
        }

        shopper.LastActive = world.Now;
        return shopper;
    }

    public string Mint(Shopper shopper, string kind)
    {
        var code = $"{(kind == "login" ? "0" : "p")}{world.Dice.Letters(31)}";
        world.State.Codes[code] = new IssuedCode
        {
            Code = code,
            Kind = kind,
            OpenId = shopper.OpenId,
            ExpiresAt = world.Now + CodeLife,
        };
        world.Touch();
        return code;
    }

    /// <summary>Burns a code; the errcode when it is unknown, expired or was burnt before.</summary>
    public (Shopper? Shopper, int Errcode) Redeem(string code, string kind)
    {
        if (!world.State.Codes.TryGetValue(code, out var issued) || issued.Kind != kind)
            return (null, 40029);
        if (issued.Used)
        {
            world.Violations.Add("REPEATED_CODE", $"a {kind} code was used a second time");
            return (null, 40163);
        }

        if (issued.ExpiresAt <= world.Now)
            return (null, 40029);
        issued.Used = true;
        return (world.State.Shoppers[issued.OpenId], 0);
    }

    public bool WasActive(Shopper shopper) => world.Now - shopper.LastActive <= ActiveWindow;

    private string OpenIdOf(string alias)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Merchant.Record.AppId} {alias}"));
        return $"oSBX{Convert.ToHexStringLower(hash)[..24]}";
    }

    private static string PhoneOf(string openId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(openId));
        var tail = BitConverter.ToUInt32(hash) % 100_000_000;
        return $"199{tail:D8}";
    }
}
