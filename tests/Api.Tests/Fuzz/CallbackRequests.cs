using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VillageCloud.WeChat;

namespace VillageCloud.Api.Tests.Fuzz;

/// <summary>What WeChat, and whoever says to be WeChat, sends: with a true signature over odd contents, and without.
/// </summary>
/// <param name="keys">The account of the village.</param>
/// <param name="platformKeyPem">The private key that WeChat signs with.</param>
internal sealed class CallbackRequests(Dice dice, WeChatAccountOptions keys, string platformKeyPem, TimeProvider clock)
    : IDisposable
{
    private const string Base = "/wechat/shangying";
    private readonly RSA platform = PlatformOf(platformKeyPem);

    public string Order { get; set; } = "";

    public Shot Next() => dice.Below(8) switch
    {
        0 => Unsigned(),
        1 or 2 => Push(),
        3 => UrlCheck(),
        4 => UnsignedPush(),
        _ => Notice(),
    };

    public void Dispose() => platform.Dispose();

    private static RSA PlatformOf(string pem)
    {
        var key = RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private Shot Unsigned()
    {
        var shot = new Shot("POST", $"{Base}/notices/{dice.Of("payments", "refunds", "transfers", "x", "")}");
        foreach (var name in new[] { "Timestamp", "Nonce", "Signature", "Serial" })
            if (!dice.In(4)) shot.Headers.Add(($"Wechatpay-{name}", ApiRequests.Line(dice.Text())));
        return WithBody(shot, dice.In(2) ? dice.Json() : Envelope("transaction", "TRANSACTION.SUCCESS", "{}"));
    }

    private Shot Notice()
    {
        var (kind, type, product) = dice.Of(
            ("transaction", "TRANSACTION.SUCCESS", "payments"), ("refund", "REFUND.SUCCESS", "refunds"),
            ("mch_payment", "MCHTRANSFER.BILL.FINISHED", "transfers"), ("odd", "ODD", "payments"));
        if (dice.In(8)) type = dice.Text();
        var plain = dice.In(6) ? dice.Json() : Plain(kind);
        var body = dice.In(6) ? dice.Json() : Envelope(kind, type, plain);
        var (timestamp, nonce) = (Now(), dice.Number());
        var signed = Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}\n");
        var signature = platform.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var shot = new Shot("POST", $"{Base}/notices/{product}");
        shot.Headers.Add(("Wechatpay-Timestamp", timestamp));
        shot.Headers.Add(("Wechatpay-Nonce", nonce));
        shot.Headers.Add(("Wechatpay-Signature", Convert.ToBase64String(signature)));
        shot.Headers.Add(("Wechatpay-Serial", keys.PlatformPublicKeyId!));
        return WithBody(shot, body);
    }

    private string Envelope(string original, string type, string plain)
    {
        var nonce = "0123456789ab";
        var sealedBody = new byte[Encoding.UTF8.GetByteCount(plain) + 16];
        using var aes = new AesGcm(Encoding.ASCII.GetBytes(keys.MerchantV3Secret), 16);
        aes.Encrypt(
            Encoding.ASCII.GetBytes(nonce), Encoding.UTF8.GetBytes(plain), sealedBody.AsSpan(0, sealedBody.Length - 16),
            sealedBody.AsSpan(sealedBody.Length - 16), Encoding.UTF8.GetBytes(original));
        var resource = $$"""
            {"original_type":{{Maybe(original)}},"algorithm":{{Maybe("AEAD_AES_256_GCM")}},
             "ciphertext":{{Maybe(Convert.ToBase64String(sealedBody))}},"associated_data":{{Maybe(original)}},
             "nonce":{{Maybe(nonce)}}}
            """;
        return $$"""
            {"id":{{Maybe(dice.Number())}},"create_time":{{Maybe("2026-05-06T09:00:00+08:00")}},
             "resource_type":{{Maybe("encrypt-resource")}},"event_type":{{Maybe(type)}},
             "summary":{{Maybe("支付成功")}},"resource":{{(dice.In(20) ? dice.Json() : resource)}}}
            """;
    }

    private string Plain(string kind)
    {
        var number = Maybe(dice.In(3) ? Order : dice.Number());
        var merchant = Maybe(keys.MerchantId);
        var money = dice.In(6) ? dice.Json() : """{"total":100,"payer_total":100,"refund":100,"payer_refund":100}""";
        return kind switch
        {
            "transaction" => $$"""
                {"mchid":{{merchant}},"appid":{{Maybe(keys.AppId)}},"out_trade_no":{{number}},
                 "transaction_id":{{Maybe("4200")}},"success_time":{{Moment()}},
                 "trade_state":{{Maybe(dice.Of("SUCCESS", "REFUND", "CLOSED", "ODD"))}},
                 "payer":{{(dice.In(6) ? dice.Json() : """{"openid":"o1"}""")}},"amount":{{money}}}
                """,
            "refund" => $$"""
                {"mchid":{{merchant}},"out_trade_no":{{number}},"out_refund_no":{{Maybe("R1")}},
                 "refund_id":{{Maybe("5030")}},"transaction_id":{{Maybe("4200")}},
                 "refund_status":{{Maybe("SUCCESS")}},"success_time":{{Moment()}},
                 "user_received_account":{{Maybe("零钱")}},"amount":{{money}}}
                """,
            _ => $$"""
                {"mch_id":{{merchant}},"out_bill_no":{{number}},"transfer_bill_no":{{Maybe("1330")}},
                 "transfer_amount":{{dice.Number()}},"openid":{{Maybe("o1")}},
                 "state":{{Maybe(dice.Of("SUCCESS", "FAIL", "CANCELLED", "ODD"))}},
                 "fail_reason":{{Maybe("PAYEE_ACCOUNT_ABNORMAL")}},"create_time":{{Moment()}},
                 "update_time":{{Moment()}}}
                """,
        };
    }

    private string Moment() => Maybe(dice.Of(
        "2026-05-06T09:00:00+08:00", "9999-12-31T23:59:59+08:00", "0001-01-01T00:00:00+08:00", "2026-02-30T00:00:00Z",
        ""));

    private Shot Push()
    {
        var plain = dice.In(3) ? dice.Json() : $$"""
            {"ToUserName":{{Maybe("gh_1")}},"FromUserName":{{Maybe("o1")}},
             "CreateTime":{{(dice.In(4) ? dice.Json() : Now())}},
             "MsgType":{{Maybe("event")}},"Event":{{Maybe("trade_manage_order_settlement")}},
             "transaction_id":{{Maybe("4200")}},"merchant_trade_no":{{Maybe(Order)}},"pay_time":{{dice.Number()}},
             "confirm_receive_method":{{(dice.In(3) ? dice.Json() : "1")}},"confirm_receive_time":{{dice.Number()}},
             "settlement_time":{{dice.Number()}}}
            """;
        var encrypted = Sealed(dice.In(10) ? dice.Text() : plain);
        var (timestamp, nonce) = (Now(), dice.Number());
        var query = $"timestamp={timestamp}&nonce={nonce}&msg_signature={Sha1(timestamp, nonce, encrypted)}";
        var shot = new Shot("POST", $"{Base}/push?{query}&encrypt_type=aes");
        return WithBody(shot, $$"""{"ToUserName":{{Maybe("gh_1")}},"Encrypt":{{Maybe(encrypted)}}}""");
    }

    private Shot UnsignedPush() => WithBody(
        new Shot("POST", $"{Base}/push?timestamp={Now()}&nonce={dice.Number()}&msg_signature={dice.Number()}"),
        dice.In(2) ? $$"""{"Encrypt":{{dice.Json()}}}""" : dice.Json());

    private Shot UrlCheck()
    {
        var (timestamp, nonce) = (Now(), dice.Number());
        var echo = Uri.EscapeDataString(new string([.. dice.Text().Where(static one => !char.IsSurrogate(one))]));
        var query = $"signature={Sha1(timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&echostr={echo}";
        return new("GET", $"{Base}/push?{query}");
    }

    private Shot WithBody(Shot shot, string body)
    {
        shot.ContentType = dice.In(10) ? "text/xml; charset=gbk" : "application/json";
        shot.Body = Encoding.UTF8.GetBytes(body);
        return shot;
    }

    private string Maybe(string text) => dice.In(30) ? dice.Json() : Dice.Quoted(text);

    private string Now() => clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Safe mode: 16 bytes of chance, the length, the message, the appid; in blocks of 32.</summary>
    private string Sealed(string message)
    {
        var key = Convert.FromBase64String(keys.PushEncodingAESKey + "=");
        var text = Encoding.UTF8.GetBytes(message);
        byte[] plain = [.. new byte[20], .. text, .. Encoding.UTF8.GetBytes(keys.AppId)];
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), text.Length);
        var pad = 32 - (plain.Length % 32);
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(
            [.. plain, .. Enumerable.Repeat((byte)pad, pad)], key.AsSpan(0, 16), PaddingMode.None));
    }

    private string Sha1(params string[] parts)
    {
        var all = string.Concat(parts.Append(keys.PushToken).Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // WeChat's own choice for its callbacks.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(all)));
#pragma warning restore CA5350
    }
}
