namespace VillageCloud.WeChat.Limits;

/// <summary>The limit of each text that leaves this house (wechat §2.4, §4.1, §4.3, §4.6, §4.7).</summary>
/// <remarks>WeChat Pay's gateway answers 字节数 …，大于最大值 … for goods description, attach and out_trade_no. For
/// refund reason, transfer remark and goods of a parcel its documents say only 字符 or 字: the smaller reading
/// holds.</remarks>
internal static class TextLimits
{
    public static readonly TextLimit Description = new("description", 127);
    public static readonly TextLimit RefundReason = new("reason", 80);
    public static readonly TextLimit TransferRemark = new("transfer_remark", 32);
    public static readonly TextLimit SceneId = new("transfer_scene_id", 36);

    /// <summary>15, and certainly characters: WeChat's own 公益活动备案编号 has 24 bytes.</summary>
    public static readonly TextLimit SceneInfoType = new("info_type", 15 * 3);

    public static readonly TextLimit SceneInfoContent = new("info_content", 32);
    public static readonly TextLimit RecvPerception = new("user_recv_perception", 32);
    public static readonly TextLimit ItemDesc = new("item_desc", 120);

    /// <summary>The shortest of the three products' limits.</summary>
    public static readonly TextLimit NotifyUrl = new("notify_url", 255);

    /// <summary>WeChat mints codes of 32 characters; its own field for them holds 128.</summary>
    public static readonly TextLimit LoginCode = new("js_code", 128);
}
