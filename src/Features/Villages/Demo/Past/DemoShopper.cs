using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Villages.Demo.Past;

/// <summary>Somebody who bought in the demo village before a newcomer came. Invented, like the addresses.</summary>
/// <param name="Alias">The sandbox's name of their WeChat; the preview lets a newcomer be the first three.</param>
public sealed record DemoShopper(string Alias, DeliveryAddress Address)
{
    public static readonly IReadOnlyList<DemoShopper> All =
    [
        Of(1, "林晓燕", "浙江省", "杭州市", "拱墅区和睦街道 12 号"),
        Of(2, "赵明远", "上海市", "上海市", "杨浦区平凉路 308 弄 6 号"),
        Of(3, "陈雨桐", "浙江省", "诸暨市", "浣东街道东一路 27 号"),
        Of(4, "黄志强", "江苏省", "苏州市", "姑苏区平江路 45 号"),
        Of(5, "吴佩珍", "浙江省", "绍兴市", "越城区府山街道 88 号"),
        Of(6, "何思源", "浙江省", "宁波市", "鄞州区中河街道 19 号"),
        Of(7, "朱敏", "浙江省", "杭州市", "滨江区长河街道 6 号"),
        Of(8, "高立新", "江苏省", "南京市", "鼓楼区宁海路 31 号"),
        Of(9, "罗静", "上海市", "上海市", "徐汇区天平路 102 号"),
        Of(10, "梁永康", "广东省", "广州市", "越秀区东山口 7 号"),
        Of(11, "唐婉如", "北京市", "北京市", "西城区展览路 15 号"),
        Of(12, "许国华", "浙江省", "嘉兴市", "南湖区建设街道 3 号"),
    ];

    private static DemoShopper Of(int number, string receiver, string province, string city, string detail) => new(
        $"shopper-{number}", new DeliveryAddress(receiver, $"138000001{number:00}", province, city, detail));
}
