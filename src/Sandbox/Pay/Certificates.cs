using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Crypto;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Keys;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Pay;

/// <summary>The platform certificates, encrypted; merchants in public-key mode have none.</summary>
internal sealed class Certificates(World world)
{
    public Answer List(Call call)
    {
        if (world.Options.PublicKeyMode)
            return PayError.NotFound("RESOURCE_NOT_EXISTS", "无可用的平台证书，请使用微信支付公钥");
        if (call.Query.GetValueOrDefault("algorithm_type", "RSA") is not ("RSA" or "ALL"))
            return PayError.Parameter("algorithm_type", "must be RSA");
        var listed = new JsonArray();
        foreach (var platform in world.Merchant.Record.Platform.Where(known => known.ExpireTime > world.Now))
            listed.Add(Entry(platform));
        return Answer.Ok(new JsonObject { ["data"] = listed });
    }

    private JsonObject Entry(PlatformRecord platform)
    {
        var context = new SealContext(world.Merchant.Record.ApiV3Key, world.Dice.Hex(12), "certificate");
        return new JsonObject
        {
            ["serial_no"] = platform.Serial,
            ["effective_time"] = Beijing.Rfc3339(platform.EffectiveTime),
            ["expire_time"] = Beijing.Rfc3339(platform.ExpireTime),
            ["encrypt_certificate"] = new JsonObject
            {
                ["algorithm"] = "AEAD_AES_256_GCM",
                ["nonce"] = context.Nonce,
                ["associated_data"] = context.AssociatedData,
                ["ciphertext"] = NotifySeal.Close(context, platform.CertificatePem),
            },
        };
    }
}
